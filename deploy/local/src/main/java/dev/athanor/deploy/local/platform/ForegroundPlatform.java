package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.local.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/** A platform that lives as long as this process. */
public final class ForegroundPlatform {

    private final PlatformParts parts;
    private final Terminal terminal;

    public ForegroundPlatform(PlatformParts parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    /** Returns when the platform was stopped: by Ctrl-C, by a signal, or by {@code athanor down}. */
    public int run() throws IOException, InterruptedException, SQLException {
        var began = System.nanoTime();
        var supervisor = Supervisor.prepare(parts, new TerminalAnnouncer(terminal));
        var mark = markInstallation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, mark), "stop"));
        try {
            supervisor.start();
        } catch (IOException | SQLException | RuntimeException e) {
            supervisor.stop();
            throw e;
        }
        welcome(supervisor.origin(), (System.nanoTime() - began) / 1e9);
        supervisor.awaitStop();
        return 0;
    }

    private void welcome(String origin, double seconds) throws IOException {
        terminal.out().println();
        PlatformState.read(parts.home())
                .ifPresent(state -> new PartsTable(state.parts()).lines().forEach(terminal.out()::println));
        terminal.out().println();
        terminal.out().println(String.format(Locale.ROOT, "Up after %.1f s: %s", seconds, terminal.strong(origin)));
        terminal.out()
                .println("Ctrl-C or ./athanor down stops it. Logs: "
                        + parts.home().logs());
        terminal.out().flush();
    }

    /** A build removes installations that nobody uses. */
    private Path markInstallation() throws IOException {
        var mark = parts.checkout()
                .root()
                .resolve("used-by-" + ProcessHandle.current().pid());
        return Files.isWritable(parts.checkout().root())
                        && !Files.exists(parts.checkout().root().resolve(".mvn"))
                ? Files.writeString(mark, "")
                : mark;
    }

    private void stop(Supervisor supervisor, Path mark) {
        try {
            terminal.out().println("Stopping ...");
            supervisor.stop();
            Files.deleteIfExists(mark);
            terminal.out().println("Stopped.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
