package dev.athanor.contracts.address;

import java.util.List;

/**
 * What the policies of a training loop remember. With it in the checkpoint, a resumed run decides as an uninterrupted
 * one would have.
 *
 * @param elapsedSeconds of training, over all attempts
 * @param skippedInARow steps without a finite gradient, up to now
 * @param plateau of the schedule
 * @param patience of early stopping
 * @param bestLosses validation losses of the best evaluations so far, ascending, nats per token
 */
public record LoopState(
        double elapsedSeconds,
        int skippedInARow,
        PlateauState plateau,
        PatienceState patience,
        List<Double> bestLosses) {

    /** At the beginning of a run. */
    public static final LoopState FRESH = new LoopState(0, 0, PlateauState.FRESH, PatienceState.FRESH, List.of());

    public LoopState {
        bestLosses = List.copyOf(bestLosses);
    }

    /**
     * After a step.
     *
     * @param seconds of training, over all attempts
     * @param applied whether its gradient was finite
     */
    public LoopState after(double seconds, boolean applied) {
        return new LoopState(seconds, applied ? 0 : skippedInARow + 1, plateau, patience, bestLosses);
    }
}
