package dev.athanor.deploy.local.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command speaks.
 *
 * @param out results
 * @param err everything else
 * @param live whether a person watches, so that lines may rewrite themselves
 * @param coloured whether emphasis may be used
 */
public record Terminal(PrintStream out, PrintStream err, boolean live, boolean coloured) {

    /** This process' own. */
    public static Terminal system(Map<String, String> environment) {
        boolean live = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && !"dumb".equals(environment.get("TERM"));
        boolean coloured = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(System.out, System.err, live, coloured);
    }

    /** In bold, where that may be. */
    public String strong(String text) {
        return coloured ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    /** In the background, where that may be. */
    public String faint(String text) {
        return coloured ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
