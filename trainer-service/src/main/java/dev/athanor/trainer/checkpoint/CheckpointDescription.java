package dev.athanor.trainer.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a checkpoint's manifest; {@code trainer.json} says the rest.
 *
 * @param run the run's id
 * @param attempt that saved it
 * @param step optimizer steps done
 * @param validationLoss at that step, nats per token, if it was evaluated
 * @param score of that evaluation by the run's measure, the lesser the better; null where an older release saved it
 * @param expectedLoss of the next step, before its update, nats per token, if one was done
 */
record CheckpointDescription(
        String run,
        int attempt,
        long step,
        @Nullable Double validationLoss,
        @Nullable Double score,
        @Nullable Double expectedLoss) {

    /** What it is judged by; NaN if it was not evaluated. */
    double judged() {
        // Older releases knew no other measure than the loss.
        Double known = score == null ? validationLoss : score;
        return known == null ? Double.NaN : known;
    }
}
