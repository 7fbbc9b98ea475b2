package dev.athanor.trainer.loop;

import dev.athanor.contracts.address.PatienceState;

/**
 * Ends a run whose evaluations become no better.
 *
 * @param patience evaluations in a row without an improvement; 0 never ends it
 * @param minimumImprovement of the score
 */
public record EarlyStopping(int patience, double minimumImprovement) {

    /** Whether the run is to give its best weights, rather than its last. */
    boolean isOn() {
        return patience > 0;
    }

    boolean isOver(PatienceState state) {
        return isOn() && state.without() >= patience;
    }

    /** What an evaluation makes of a state. One that is no number improves on nothing. */
    PatienceState after(PatienceState state, double score) {
        boolean improved =
                Double.isFinite(score) && (state.best() == null || score < state.best() - minimumImprovement);
        return improved ? new PatienceState(score, 0) : new PatienceState(state.best(), state.without() + 1);
    }
}
