package dev.athanor.contracts.address;

import org.jspecify.annotations.Nullable;

/**
 * How a schedule that waits for plateaus of the validation loss stands.
 *
 * @param best loss so far, nats per token; null before the first evaluation
 * @param without evaluations in a row that did not improve on it
 * @param cooldown evaluations that will not be judged
 * @param reductions of the learning rate so far
 */
public record PlateauState(@Nullable Double best, int without, int cooldown, int reductions) {

    /** Before the first evaluation. */
    public static final PlateauState FRESH = new PlateauState(null, 0, 0, 0);
}
