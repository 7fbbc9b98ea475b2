package dev.athanor.trainer.loop;

/** How the loop ended. */
public sealed interface Ending {

    /**
     * All that was to be trained is trained.
     *
     * @param step of the weights that the run gives: its last, or its best
     * @param validationLoss of the final evaluation of those weights, nats per token
     */
    record Finished(long step, double validationLoss) implements Ending {}

    /** The run was interrupted. */
    record Interrupted(Interruption why) implements Ending {}
}
