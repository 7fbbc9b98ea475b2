package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows a dataset with all its versions, as JSON.")
final class DataShowCommand extends SessionCommand {

    @Parameters(paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    DataShowCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect()) {
            terminal().out().println(new Datasets(client).show(name).toPrettyString());
            return 0;
        }
    }
}
