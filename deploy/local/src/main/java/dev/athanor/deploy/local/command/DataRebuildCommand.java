package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.client.Datasets;
import dev.athanor.deploy.local.terminal.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rebuild",
        description = {
            "Makes a version again by its recipe.",
            "It is the same version, or what changed is said, such as its source's hash."
        })
final class DataRebuildCommand extends SessionCommand {

    @Mixin
    private VersionParameters chosen;

    DataRebuildCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        try (var client = session().connect();
                var progress = new ProgressLine(terminal())) {
            var datasets = new Datasets(client);
            var name = chosen.name();
            var before =
                    datasets.version(name, chosen.version()).path("version").asText();
            var job = JobOutcome.await(terminal(), progress, datasets, name, datasets.rebuild(name, before));
            if (job.isEmpty()) {
                return Failures.FAILED;
            }
            var after = job.get().path("version").asText();
            terminal()
                    .out()
                    .println(name + " " + after + (after.equals(before) ? " as before" : " instead of " + before));
            if (!after.equals(before)) {
                Settings.changes(datasets.changes(name, after, before))
                        .forEach(change -> terminal().out().println("  " + change));
            }
            return 0;
        }
    }
}
