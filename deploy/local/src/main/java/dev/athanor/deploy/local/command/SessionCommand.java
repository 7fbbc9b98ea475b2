package dev.athanor.deploy.local.command;

import dev.athanor.deploy.local.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A command that does something; its result is the exit code. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
abstract class SessionCommand implements Callable<Integer> {

    private final Session session;

    SessionCommand(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    final Terminal terminal() {
        return session.terminal();
    }
}
