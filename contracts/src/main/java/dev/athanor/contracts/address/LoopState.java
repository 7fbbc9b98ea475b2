package dev.athanor.contracts.address;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the policies of a training loop remember. With it in the checkpoint, a resumed run decides as an uninterrupted
 * one would have.
 *
 * @param elapsedSeconds of training, over all attempts
 * @param skippedInARow steps without a finite gradient, up to now
 * @param plateau of the schedule
 * @param patience of early stopping
 * @param score of the evaluation at this step, by the run's measure, the lesser the better; null if there was none
 * @param bestScores those of the best evaluations so far, ascending
 */
public record LoopState(
        double elapsedSeconds,
        int skippedInARow,
        PlateauState plateau,
        PatienceState patience,
        @Nullable Double score,
        @JsonAlias("bestLosses") List<Double> bestScores) {

    /** At the beginning of a run. */
    public static final LoopState FRESH = new LoopState(0, 0, PlateauState.FRESH, PatienceState.FRESH, null, List.of());

    public LoopState {
        bestScores = List.copyOf(bestScores);
    }

    /**
     * After a step.
     *
     * @param seconds of training, over all attempts
     * @param applied whether its gradient was finite
     */
    public LoopState after(double seconds, boolean applied) {
        return new LoopState(seconds, applied ? 0 : skippedInARow + 1, plateau, patience, null, bestScores);
    }

    /** After an evaluation that changes nothing else. */
    public LoopState scored(double value) {
        return new LoopState(elapsedSeconds, skippedInARow, plateau, patience, value, bestScores);
    }
}
