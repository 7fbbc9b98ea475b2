package dev.athanor.deploy.local.terminal;

import java.time.Duration;
import java.time.Instant;

/**
 * Shows how far something is: on a terminal as a line that rewrites itself, otherwise as a plain line every few seconds.
 * Not thread-safe.
 */
public final class ProgressLine implements AutoCloseable {

    private static final int BAR = 24;
    private static final Duration PLAIN_PAUSE = Duration.ofSeconds(5);

    private final Terminal terminal;
    private String shown = "";
    private Instant nextPlainLine = Instant.EPOCH;

    public ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows the newest state.
     *
     * @param label what is being done
     * @param fraction how much of it is done, from 0 to 1
     * @param details such as the loss
     */
    public void show(String label, double fraction, String details) {
        var text = terminal.live()
                ? "%s %s %3.0f%%  %s"
                        .formatted(label, bar(fraction), 100 * fraction, details)
                        .stripTrailing()
                : "%s %.0f%% %s".formatted(label, 100 * fraction, details).stripTrailing();
        if (text.equals(shown)) {
            return;
        }
        if (terminal.live()) {
            terminal.err().print("\r\u001b[K" + text);
            terminal.err().flush();
            shown = text;
        } else if (!Instant.now().isBefore(nextPlainLine) || fraction >= 1) {
            terminal.err().println(text);
            nextPlainLine = Instant.now().plus(PLAIN_PAUSE);
            shown = text;
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Leaves the last state standing and begins a new line. */
    public void end() {
        if (terminal.live() && !shown.isEmpty()) {
            terminal.err().println();
        }
        shown = "";
    }

    private static String bar(double fraction) {
        int full = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR);
        return "━".repeat(full) + "╌".repeat(BAR - full);
    }
}
