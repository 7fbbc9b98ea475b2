package dev.athanor.deploy.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

@Command(
        name = "bench",
        customSynopsis = "athanor bench [-hV] [NAME [ARGUMENT...]]",
        description = {
            "Runs a benchmark; without a name, shows which there are.",
            "Arguments, such as a row's name, are what the benchmark is told."
        })
final class BenchCommand extends SessionCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A folder of benchmarks/ that holds a program named run.")
    private @Nullable String name;

    /** Options, too: they are the benchmark's own. */
    @Unmatched
    private List<String> arguments = new ArrayList<>();

    BenchCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws Exception {
        var present = present();
        if (name == null) {
            present.forEach(terminal().out()::println);
            return 0;
        }
        if (!present.contains(name)) {
            throw new IllegalArgumentException("There is no benchmark '" + name + "'; there "
                    + (present.isEmpty() ? "is none." : "are: " + String.join(", ", present) + "."));
        }
        var program = benchmarks().resolve(name).resolve("run");
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(session().sources().toFile())
                .inheritIO();
        process.environment()
                .put("ATHANOR_INSTALLATION", session().installation().root().toString());
        return process.start().waitFor();
    }

    private List<String> present() throws IOException {
        if (!Files.isDirectory(benchmarks())) {
            return List.of();
        }
        try (var folders = Files.list(benchmarks())) {
            return folders.filter(folder -> Files.isExecutable(folder.resolve("run")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Path benchmarks() {
        return session().sources().resolve("benchmarks");
    }
}
