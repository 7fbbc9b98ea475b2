package dev.athanor.deploy.local.command;

import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.Task;
import dev.athanor.deploy.local.client.PlatformClient;
import dev.athanor.deploy.local.client.Runs;
import dev.athanor.deploy.local.terminal.EndpointProgress;
import dev.athanor.deploy.local.terminal.RunProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "Starts a run as a YAML file, a preset and single keys describe it.",
            "Values come from, in this order, --set, the file, the preset, the default. Prints the run's id."
        })
final class TrainCommand extends SessionCommand {

    @Option(
            names = "-f",
            paramLabel = "FILE",
            description =
                    "The configuration, such as examples/shakespeare-char.yaml; none if --preset and --set say all.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a key, such as training.steps=100; may be repeated.")
    private List<String> overrides = List.of();

    @Option(names = "--preset", paramLabel = "NAME", description = "tiny, small or medium.")
    private @Nullable String preset;

    @Option(names = "--watch", description = "Follow the run until its model is served, or its learning rate is found.")
    private boolean watch;

    TrainCommand(Session session) {
        super(session);
    }

    private int follow(PlatformClient client, Runs runs, String run, Task task) throws InterruptedException {
        var status = new RunProgress(terminal()).follow(runs, run);
        int exitCode = RunOutcome.report(terminal(), status);
        if (status.isCompleted() && task == Task.TRAIN) {
            var endpoint = new EndpointProgress(terminal()).await(client, run);
            var exported = client.get("/api/runs/" + run).path("exports").path(0);
            terminal()
                    .out()
                    .println(endpoint.map(
                                    name -> "served as " + name + ": ./athanor generate " + name + " --prompt ...")
                            .orElseGet(() ->
                                    "exported to models/%s/%s; only models that go on with a text have an endpoint"
                                            .formatted(
                                                    exported.path("model").asText(),
                                                    exported.path("version").asText())));
        }
        return exitCode;
    }

    @Override
    public Integer call() throws Exception {
        var tree = RunConfigurations.merge(
                preset, RunConfigurations.parse(file == null ? "" : Files.readString(file)), overrides);
        var task = RunConfigurations.resolve(tree).task();
        try (var client = session().connect()) {
            var runs = new Runs(client);
            var run = runs.start(tree);
            terminal().out().println(run);
            return watch ? follow(client, runs, run, task) : 0;
        }
    }
}
