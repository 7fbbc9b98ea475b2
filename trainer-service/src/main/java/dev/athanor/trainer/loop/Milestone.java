package dev.athanor.trainer.loop;

import dev.athanor.contracts.address.LoopState;
import java.util.OptionalDouble;

/**
 * A point at which a run begins, or can be left and gone on from.
 *
 * @param step optimizer steps done
 * @param validationLoss at that step, if it was evaluated
 * @param state what the policies remember
 */
public record Milestone(long step, OptionalDouble validationLoss, LoopState state) {

    /** The beginning of a run. */
    public static final Milestone START = new Milestone(0, OptionalDouble.empty(), LoopState.FRESH);
}
