package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A platform that another process supervises.
 *
 * @param home its home
 * @param state what its supervisor wrote down
 */
public record RunningPlatform(Home home, PlatformState state) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The home's platform, if a supervisor lives. While it begins, it has written nothing yet. */
    public static Optional<RunningPlatform> find(Home home) throws IOException {
        if (!PlatformLock.isHeld(home)) {
            return Optional.empty();
        }
        return PlatformState.read(home).map(state -> new RunningPlatform(home, state));
    }

    /**
     * Waits until every part was ready once.
     *
     * @return the platform as it is then
     * @throws PlatformException if its supervisor ends before
     */
    public RunningPlatform awaitReady() throws IOException, InterruptedException {
        var newest = this;
        while (!newest.state.ready()) {
            pause();
            newest = find(home).orElseThrow(() -> new PlatformException("The platform ended while it was started."));
        }
        return newest;
    }

    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
    }

    /**
     * Tells the supervisor to end everything, and waits until it did.
     *
     * @throws PlatformException if it does not
     */
    public void stop() throws InterruptedException {
        var supervisor = ProcessHandle.of(state.supervisor());
        if (supervisor.isEmpty()) {
            return;
        }
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new PlatformException("The platform (process " + state.supervisor() + ") does not end.", e);
        } catch (ExecutionException e) {
            throw new PlatformException("The platform (process " + state.supervisor() + ") cannot be ended.", e);
        }
    }
}
