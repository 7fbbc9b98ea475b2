package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = {
            "Shows what cleaning did to a version and what it is like.",
            "Its parts, lengths and vocabulary, and whether documents that are held out are also trained on."
        })
final class DataReportCommand extends SessionCommand {

    @Mixin
    private VersionParameters chosen;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DataReportCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var report = new Datasets(client).report(chosen.name(), chosen.version());
            if (json) {
                terminal().out().println(report.toPrettyString());
            } else {
                new ReportText(report).lines().forEach(terminal().out()::println);
            }
            return 0;
        }
    }
}
