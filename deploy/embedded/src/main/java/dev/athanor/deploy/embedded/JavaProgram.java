package dev.athanor.deploy.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that runs in a Java process of its own, with this process' JDK.
 *
 * @param name for people and for its log file
 * @param jar an executable jar
 * @param options of the JVM
 * @param arguments of the program
 * @param environment what it gets beside this process' environment
 */
public record JavaProgram(
        String name, Path jar, List<String> options, List<String> arguments, Map<String, String> environment) {

    /** Starts fast and stays small: the quick compiler alone, the collector without threads. */
    public static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    /**
     * A terminal sends Ctrl-C to every process that was started from it at once, and so do others with other signals.
     * Programs are ended in order instead: they get a session of their own where the system has a command for that, and
     * are deaf to the terminal in any case, because what a shell ignores, the programs that it becomes ignore too.
     */
    private static final List<String> OUT_OF_THE_CROWD = List.of(
            "/bin/sh",
            "-c",
            "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; fi; exec \"$@\"",
            "sh");

    public JavaProgram {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Starts it; all that it prints is appended to {@code log}. */
    public Process start(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        var builder = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private List<String> command() {
        var command = new ArrayList<>(OUT_OF_THE_CROWD);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
