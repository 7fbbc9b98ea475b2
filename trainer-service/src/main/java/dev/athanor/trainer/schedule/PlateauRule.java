package dev.athanor.trainer.schedule;

import dev.athanor.contracts.address.PlateauState;

/**
 * When a rate is reduced because the validation loss no longer falls.
 *
 * @param patience evaluations without an improvement that are borne
 * @param minimumImprovement share of the best loss that counts as one
 * @param cooldown evaluations after a reduction that are not judged
 */
public record PlateauRule(int patience, double minimumImprovement, int cooldown) {

    /** What an evaluation makes of a state. */
    public PlateauState after(PlateauState state, double loss) {
        boolean improved = state.best() == null || loss < state.best() * (1 - minimumImprovement);
        boolean cooling = state.cooldown() > 0;
        int without = improved || cooling ? 0 : state.without() + 1;
        boolean reduced = without > patience;
        return new PlateauState(
                improved ? Double.valueOf(loss) : state.best(),
                reduced ? 0 : without,
                reduced ? cooldown : Math.max(0, state.cooldown() - 1),
                state.reductions() + (reduced ? 1 : 0));
    }
}
