package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes whose supervisor was killed. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends every process of the last supervisor that still lives. The caller holds the home's lock. */
    static void end(Home home) throws IOException, InterruptedException {
        var state = PlatformState.read(home);
        if (state.isEmpty()) {
            return;
        }
        var alive = state.get().parts().stream()
                .flatMap(part -> part.process().stream())
                .toList();
        alive.forEach(ProcessHandle::destroy);
        for (var process : alive) {
            await(process);
        }
        Files.deleteIfExists(home.state());
    }

    private static void await(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException deaf) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new PlatformException("Process " + process.pid() + " of an earlier platform cannot be ended.", e);
        }
    }
}
