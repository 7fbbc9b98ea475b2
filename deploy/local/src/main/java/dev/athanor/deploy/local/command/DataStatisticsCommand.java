package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "statistics",
        description = "Shows sizes, frequent tokens and labels of a version, and what was left out of it, as JSON.")
final class DataStatisticsCommand extends SessionCommand {

    @Mixin
    private VersionParameters chosen;

    DataStatisticsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            var statistics = new Datasets(client).statistics(chosen.name(), chosen.version());
            terminal().out().println(statistics.toPrettyString());
            return 0;
        }
    }
}
