package dev.athanor.trainer.loop;

/** How the loop ended. */
public sealed interface Ending {

    /**
     * All steps are done.
     *
     * @param validationLoss of the final evaluation
     */
    record Finished(double validationLoss) implements Ending {}

    /** The run was interrupted. */
    record Interrupted(Interruption why) implements Ending {}
}
