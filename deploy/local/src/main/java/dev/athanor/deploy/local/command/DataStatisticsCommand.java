package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "statistics",
        description = "Shows sizes, frequent tokens and labels of a version, and what was left out of it, as JSON.")
final class DataStatisticsCommand extends SessionCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            defaultValue = "latest",
            description = "The newest if none is named.")
    private String version;

    DataStatisticsCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            terminal()
                    .out()
                    .println(new Datasets(client).statistics(name, version).toPrettyString());
            return 0;
        }
    }
}
