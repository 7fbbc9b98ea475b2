package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part under the supervisor's eyes: what is known of it, and what happens when it crashes. */
final class WatchedPart {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final long SHORTEST_PAUSE_SECONDS = 1;
    private static final long LONGEST_PAUSE_SECONDS = 30;
    private static final int LINES_OF_LOG = 15;

    private final Part part;
    private final CountDownLatch stopping;
    private final Runnable changed;
    private volatile @Nullable PartState state;
    private volatile @Nullable ProcessHandle process;
    private long pauseSeconds = SHORTEST_PAUSE_SECONDS;

    /**
     * Watches nothing yet.
     *
     * @param stopping falls to zero when processes end because they shall
     * @param changed is run when the state is another
     */
    WatchedPart(Part part, CountDownLatch stopping, Runnable changed) {
        this.part = part;
        this.stopping = stopping;
        this.changed = changed;
    }

    Part part() {
        return part;
    }

    List<PartState> state() {
        var known = state;
        return known == null ? List.of() : List.of(known);
    }

    void start() throws IOException {
        var started = part.start();
        process = started;
        var before = state;
        update(new PartState(
                part.name(),
                started.pid(),
                PartState.startOf(started),
                part.port(),
                false,
                0,
                before == null ? 0 : before.restarts() + 1));
    }

    /**
     * Returns when the part answers.
     *
     * @throws PlatformException if its process ends before, or it takes too long
     */
    PartState awaitReady() throws InterruptedException {
        var running = Objects.requireNonNull(process, "not started");
        var deadline = Instant.now().plus(PATIENCE);
        while (!part.isReady()) {
            if (stopping.await(50, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("the platform is being stopped");
            }
            if (!running.isAlive()) {
                throw new PlatformException(complaint("ended before it was ready"));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new PlatformException(complaint("was not ready after " + PATIENCE.toSeconds() + " s"));
            }
        }
        return markReady();
    }

    /** Until the platform stops: waits for the process to end, and starts it again. */
    void watch(Announcer announcer) throws InterruptedException {
        while (true) {
            var begin = Instant.now();
            Objects.requireNonNull(process, "not started").onExit().join();
            if (stopping.await(0, TimeUnit.SECONDS)) {
                return;
            }
            pauseSeconds = begin.plus(LONG_LIFE).isBefore(Instant.now()) ? SHORTEST_PAUSE_SECONDS : pauseSeconds;
            announcer.crashed(part.name(), LogTail.lines(part.log(), LINES_OF_LOG), pauseSeconds);
            if (stopping.await(pauseSeconds, TimeUnit.SECONDS)) {
                return;
            }
            pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
            restart(announcer);
        }
    }

    private void restart(Announcer announcer) throws InterruptedException {
        try {
            start();
            announcer.ready(awaitReady());
        } catch (IOException | PlatformException e) {
            announcer.failedToRestart(part.name(), String.valueOf(e.getMessage()));
        }
    }

    private PartState markReady() {
        var known = Objects.requireNonNull(state, "not started");
        var ready = new PartState(
                known.name(),
                known.pid(),
                known.startedAt(),
                known.port(),
                true,
                Duration.between(known.startedAt(), Instant.now()).toMillis() / 1000.0,
                known.restarts());
        update(ready);
        return ready;
    }

    private void update(PartState newest) {
        state = newest;
        changed.run();
    }

    private String complaint(String what) {
        return "The " + part.name() + " " + what + ". Its log, " + part.log() + ", ends in:\n  "
                + String.join("\n  ", LogTail.lines(part.log(), LINES_OF_LOG));
    }
}
