package dev.athanor.deploy.local.platform;

import dev.athanor.deploy.embedded.Checkout;
import dev.athanor.deploy.embedded.JavaProgram;
import dev.athanor.deploy.local.terminal.Terminal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a platform that outlives this process, and shows what it says until it is ready. */
public final class DetachedPlatform {

    private final Checkout installation;
    private final Home home;
    private final Terminal terminal;

    public DetachedPlatform(Checkout installation, Home home, Terminal terminal) {
        this.installation = installation;
        this.home = home;
        this.terminal = terminal;
    }

    /**
     * Returns when the platform is ready.
     *
     * @param arguments the command line of the process that supervises it
     * @throws PlatformException if it does not come up; why, it has said itself
     */
    public void start(List<String> arguments) throws IOException, InterruptedException {
        var log = home.log("platform");
        Files.createDirectories(home.logs());
        Files.writeString(log, "");
        var supervisor = program(arguments).start(log);
        long shown = 0;
        boolean ready = false;
        while (!ready && !supervisor.waitFor(100, TimeUnit.MILLISECONDS)) {
            ready = PlatformState.read(home)
                    .filter(state -> state.supervisor() == supervisor.pid())
                    .map(PlatformState::ready)
                    .orElse(false);
            shown = show(log, shown);
        }
        if (!ready) {
            show(log, shown);
            throw new PlatformException("The platform did not come up.");
        }
        awaitWelcome(supervisor, log, shown);
    }

    /** The supervisor's last words before it falls silent. */
    private void awaitWelcome(Process supervisor, Path log, long from) throws IOException, InterruptedException {
        while (!Files.readString(log).contains("Logs: ") && !supervisor.waitFor(20, TimeUnit.MILLISECONDS)) {
            // still measuring the memory of the parts
        }
        show(log, from);
    }

    private JavaProgram program(List<String> arguments) {
        var options = new ArrayList<>(JavaProgram.SMALL);
        options.add("-Xmx256m");
        return new JavaProgram(
                "platform",
                installation.built("deploy/local/target/local.jar"),
                options,
                arguments,
                Map.of("ATHANOR_HOME", home.path().toString()));
    }

    private long show(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var news = new byte[(int) (file.length() - from)];
            file.readFully(news);
            terminal.out().print(new String(news, StandardCharsets.UTF_8));
            terminal.out().flush();
            return file.getFilePointer();
        }
    }
}
