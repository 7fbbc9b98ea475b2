package dev.athanor.deploy.local.command;

import dev.athanor.contracts.config.InvalidConfigurationException;
import dev.athanor.deploy.local.client.PlatformDownException;
import dev.athanor.deploy.local.client.RequestFailedException;
import dev.athanor.deploy.local.platform.PlatformException;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** Turns what commands throw into a sentence for people and an exit code for scripts. */
final class Failures implements CommandLine.IExecutionExceptionHandler {

    /** The command was understood and could not be done. */
    static final int FAILED = 1;

    /** The command was not understood, or its input cannot be. */
    static final int USAGE = 2;

    /** The platform is not up. */
    static final int DOWN = 3;

    private static final int INTERRUPTED = 130;

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        return switch (thrown) {
            case InvalidConfigurationException e ->
                say(
                        USAGE,
                        "The configuration cannot be run:\n  " + e.getMessage().replace("\n", "\n  "));
            case CommandLine.ParameterException e -> say(USAGE, e.getMessage());
            case RequestFailedException e ->
                say(e.status() == 400 || e.status() == 422 ? USAGE : FAILED, e.getMessage());
            case PlatformDownException e -> say(DOWN, e.getMessage());
            case PlatformException e -> say(FAILED, e.getMessage());
            case IllegalArgumentException e -> say(USAGE, e.getMessage());
            case IllegalStateException e -> say(FAILED, e.getMessage());
            case NoSuchFileException e -> say(USAGE, "There is no file " + e.getFile() + ".");
            case InterruptedException e -> say(INTERRUPTED, "interrupted");
            case IOException e -> say(FAILED, e.toString());
            default -> throw thrown;
        };
    }

    private int say(int exitCode, String message) {
        terminal.err().println("athanor: " + message);
        return exitCode;
    }
}
