package dev.athanor.trainer.checkpoint;

import dev.athanor.contracts.event.RunEvent;
import java.time.Duration;

/** Stands beside a checkpoint's upload. Called on the upload's thread. */
public interface CheckpointWitness {

    /** Whether the attempt is still the newest. */
    boolean mayWrite();

    /** Waits until all that was measured so far is on the log. */
    void awaitRecorded();

    /**
     * A manifest is written.
     *
     * @param event that says so
     * @param took time since the training stood still for it
     */
    void saved(RunEvent.CheckpointSaved event, Duration took);
}
