package dev.athanor.trainer.loop;

import dev.athanor.contracts.address.PatienceState;

/**
 * Ends a run whose validation loss no longer falls.
 *
 * @param patience evaluations in a row without an improvement; 0 never ends it
 * @param minimumImprovement nats per token
 */
public record EarlyStopping(int patience, double minimumImprovement) {

    /** Whether the run is to give its best weights, rather than its last. */
    boolean isOn() {
        return patience > 0;
    }

    boolean isOver(PatienceState state) {
        return isOn() && state.without() >= patience;
    }

    /** What an evaluation makes of a state. */
    PatienceState after(PatienceState state, double loss) {
        boolean improved = state.best() == null || loss < state.best() - minimumImprovement;
        return improved ? new PatienceState(loss, 0) : new PatienceState(state.best(), state.without() + 1);
    }
}
