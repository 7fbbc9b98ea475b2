package dev.athanor.data.hub;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for a server that asks to come back later, as often as it asks, and altogether no longer than is allowed. */
public final class Patience {

    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final Duration most;
    private final Runnable alive;
    private @Nullable Instant end;
    private int pauses;

    /**
     * @param most from the first time on that the server asks
     * @param alive is asked while it is waited and throws if the work is to stop
     */
    public Patience(Duration most, Runnable alive) {
        this.most = most;
        this.alive = alive;
    }

    /** Whether that is what a status of HTTP says: too many requests, not available, or too late behind a gateway. */
    public static boolean isAskedBy(int status) {
        return status == 429 || status == 503 || status == 504;
    }

    /** How long the server wants to be left alone. */
    public Duration pause(HttpHeaders headers) {
        return RetryAfter.read(headers, pauses);
    }

    /** Whether it may be waited so long. */
    public boolean lasts(Duration pause) {
        Instant now = Instant.now();
        Instant last = end == null ? now.plus(most) : end;
        end = last;
        return !now.plus(pause).isAfter(last);
    }

    /** Waits. */
    public void take(Duration pause) throws IOException {
        pauses++;
        Instant until = Instant.now().plus(pause);
        try {
            while (Instant.now().isBefore(until)) {
                alive.run();
                // A latch that nobody counts down: an interrupt ends the wait at once.
                var unused = new CountDownLatch(1).await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a server", e);
        }
    }
}
