package dev.athanor.trainer.loop;

import java.util.Optional;

/** What others want of a run. Asked between steps and between the batches of an evaluation, so it must be quick. */
public interface Orders {

    /** Why the run is to stop now, if it is. */
    Optional<Interruption> interruption();

    /** Whether a checkpoint is wanted; asking takes the wish back. */
    boolean takeSave();
}
