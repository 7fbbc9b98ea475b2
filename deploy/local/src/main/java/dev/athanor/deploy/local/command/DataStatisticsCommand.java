package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "statistics",
        description = "Shows sizes, frequent tokens and labels of a version, and what was left out of it.")
final class DataStatisticsCommand extends SessionCommand {

    @Mixin
    private VersionParameters chosen;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DataStatisticsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var statistics = new Datasets(client).statistics(chosen.name(), chosen.version());
            if (json) {
                terminal().out().println(statistics.toPrettyString());
            } else {
                new StatisticsText(statistics).lines().forEach(terminal().out()::println);
            }
            return 0;
        }
    }
}
