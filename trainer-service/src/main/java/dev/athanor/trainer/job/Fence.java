package dev.athanor.trainer.job;

import dev.athanor.exchange.store.Attempts;
import dev.athanor.exchange.store.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether an attempt may still write. It may not once the queue has taken its lock away or a newer attempt was claimed,
 * which is looked up regularly and before everything that counts.
 */
final class Fence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Fence.class);

    private final Attempts attempts;
    private final int attempt;
    private final BooleanSupplier lockLost;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fence").daemon().factory());
    private volatile boolean superseded;

    /**
     * @param attempt that is fenced
     * @param lockLost whether the queue has taken the job away
     * @param interval between two looks
     */
    Fence(Attempts attempts, int attempt, BooleanSupplier lockLost, Duration interval) {
        this.attempts = attempts;
        this.attempt = attempt;
        this.lockLost = lockLost;
        var unused = timer.scheduleWithFixedDelay(
                this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As far as is known; quick. */
    boolean isHeld() {
        return !superseded && !lockLost.getAsBoolean();
    }

    /**
     * Asks the store.
     *
     * @throws StoreUnavailableException if it does not answer
     */
    boolean verify() {
        if (isHeld() && !attempts.isNewest(attempt)) {
            superseded = true;
        }
        return isHeld();
    }

    /** A store that does not answer stops nobody: nothing can be written to it either. */
    private void look() {
        try {
            verify();
        } catch (StoreUnavailableException e) {
            LOG.warn("attempt={} cannot be checked: {}", attempt, e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
