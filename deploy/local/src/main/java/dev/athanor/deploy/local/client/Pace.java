package dev.athanor.deploy.local.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The pause between two questions to a platform that is at work. */
final class Pace {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private Pace() {}

    static void pause() throws InterruptedException {
        // A latch that nobody counts down: an interrupt, as by Ctrl-C, ends the wait at once.
        new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
