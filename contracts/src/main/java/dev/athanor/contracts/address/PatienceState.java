package dev.athanor.contracts.address;

import org.jspecify.annotations.Nullable;

/**
 * How near a run is to being stopped early.
 *
 * @param best score of an evaluation so far, the lesser the better; null before the first
 * @param without evaluations in a row that did not improve on it
 */
public record PatienceState(@Nullable Double best, int without) {

    /** Before the first evaluation. */
    public static final PatienceState FRESH = new PatienceState(null, 0);
}
