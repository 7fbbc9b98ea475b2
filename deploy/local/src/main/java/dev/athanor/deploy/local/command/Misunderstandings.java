package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.terminal.Terminal;
import picocli.CommandLine;

/** Says what is wrong with a command line and where its help is; all of the help at once would hide the one from the other. */
final class Misunderstandings implements CommandLine.IParameterExceptionHandler {

    private final Terminal terminal;

    Misunderstandings(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(CommandLine.ParameterException thrown, String[] arguments) {
        var command = thrown.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println("athanor: " + thrown.getMessage());
        terminal.err().println("See ./" + command + " --help.");
        return Failures.USAGE;
    }
}
