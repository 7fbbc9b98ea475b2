package dev.athanor.trainer.loop;

import java.util.OptionalDouble;

/**
 * Where a run begins or goes on.
 *
 * @param step optimizer steps done already
 * @param validationLoss at that step, if it was evaluated
 */
public record StartingPoint(long step, OptionalDouble validationLoss) {

    /** The beginning of a run. */
    public static final StartingPoint FRESH = new StartingPoint(0, OptionalDouble.empty());
}
