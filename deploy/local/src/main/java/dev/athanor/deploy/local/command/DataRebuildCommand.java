package dev.athanor.deploy.local.command;

import com.fasterxml.jackson.databind.JsonNode;
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
                show(datasets.changes(name, after, before));
            }
            return 0;
        }
    }

    private void show(JsonNode changes) {
        for (JsonNode change : changes) {
            terminal()
                    .out()
                    .println("  %s: %s -> %s"
                            .formatted(
                                    change.path("path").asText(),
                                    value(change.path("before")),
                                    value(change.path("after"))));
        }
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
