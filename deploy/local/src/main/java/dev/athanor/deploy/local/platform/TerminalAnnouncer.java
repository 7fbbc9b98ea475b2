package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.local.terminal.Terminal;
import java.util.List;
import java.util.Locale;

/** Tells people what happens to the parts, a line each. */
final class TerminalAnnouncer implements Announcer {

    private final Terminal terminal;

    TerminalAnnouncer(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void ready(PartState part) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-14s ready after %4.1f s  (port %d)",
                        part.name(),
                        part.secondsToReady(),
                        part.port()));
    }

    @Override
    public synchronized void crashed(String name, List<String> log, long secondsToRestart) {
        terminal.err()
                .println("The " + name + " crashed; it is started again in " + secondsToRestart
                        + " s. Its log ends in:\n  " + String.join("\n  ", log));
    }

    @Override
    public synchronized void failedToRestart(String name, String reason) {
        terminal.err().println("The " + name + " could not be started again: " + reason);
    }
}
