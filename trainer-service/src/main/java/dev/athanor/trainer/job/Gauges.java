package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import java.time.Duration;

/** The trainer as its operators watch it. Thread-safe. */
public interface Gauges {

    /** A run is trained from now on. */
    void began(String run);

    /**
     * Hears of the run's steps.
     *
     * @param tokensPerStep trained on in each
     */
    Journal journal(long tokensPerStep);

    /** A checkpoint is in the store. */
    void checkpointSaved(Duration took);

    /** No run is trained any more. */
    void ended();
}
