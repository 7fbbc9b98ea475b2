package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.terminal.ProgressLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = {
            "Removes a version, or a dataset with all its versions.",
            "If other datasets or runs depend on it, they are shown and nothing is removed."
        })
final class DataDeleteCommand extends SessionCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the dataset.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "All of them if none is named.")
    private @Nullable String version;

    @Option(names = "--yes", description = "Removes it even if others depend on it.")
    private boolean yes;

    DataDeleteCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect();
                var progress = new ProgressLine(terminal())) {
            var datasets = new Datasets(client);
            var accepted = datasets.delete(name, version, yes);
            if (JobOutcome.await(terminal(), progress, datasets, name, accepted).isEmpty()) {
                return Failures.FAILED;
            }
            terminal().out().println("Removed " + name + (version == null ? "" : " " + version) + ".");
            return 0;
        }
    }
}
