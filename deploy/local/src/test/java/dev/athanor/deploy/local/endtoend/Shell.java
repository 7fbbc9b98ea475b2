package dev.athanor.deploy.local.endtoend;

import dev.athanor.deploy.local.layout.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A user's shell in the checkout.
 *
 * @param home {@code ATHANOR_HOME}
 * @param ports {@code ATHANOR_PORT_BASE}
 * @param settings of the services that {@code up} starts, as environment variables
 */
record Shell(Path home, Ports ports, Map<String, String> settings) {

    static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    private static final long PATIENCE_MINUTES = 5;

    /** The same shell with more settings. */
    Shell with(Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return new Shell(home, ports, all);
    }

    /** Runs {@code ./athanor} to its end. */
    Said athanor(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile("athanor", ".out");
        var err = Files.createTempFile("athanor", ".err");
        var process = start(List.of(arguments), out, err);
        await(process, List.of(arguments), out);
        return new Said(process.exitValue(), read(out), read(err));
    }

    /** Runs a line that a user types in {@code folder} to its end; as on a terminal, all that is said is one output. */
    Said line(Path folder, String line) throws IOException, InterruptedException {
        var out = Files.createTempFile("athanor", ".out");
        var process = builder(List.of("sh", "-c", line))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        await(process, List.of(line), out);
        return new Said(process.exitValue(), read(out), "");
    }

    private static void await(Process process, List<String> command, Path out)
            throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("athanor " + command + " does not end: " + Files.readString(out));
        }
    }

    /** Starts {@code ./athanor}; its output is of no interest. */
    Process begin(String... arguments) throws IOException {
        var log = Files.createTempFile("athanor", ".log");
        return start(List.of(arguments), log, log);
    }

    private Process start(List<String> arguments, Path out, Path err) throws IOException {
        var command = new ArrayList<>(List.of(CHECKOUT.resolve("athanor").toString()));
        command.addAll(arguments);
        return builder(command)
                .directory(CHECKOUT.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        // What the build has just made, so that nothing is built while it is tested.
        builder.environment().put("ATHANOR_INSTALLATION", CHECKOUT.toString());
        builder.environment().put("ATHANOR_HOME", home.toString());
        builder.environment().put("ATHANOR_PORT_BASE", String.valueOf(ports.base()));
        builder.environment().remove("ATHANOR_URL");
        builder.environment().putAll(settings);
        return builder;
    }

    private static String read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
