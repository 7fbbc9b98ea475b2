package dev.athanor.trainer.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of a checkpoint's manifest; {@code trainer.json} says the rest.
 *
 * @param run the run's id
 * @param attempt that saved it
 * @param step optimizer steps done
 * @param validationLoss at that step, nats per token, if it was evaluated
 * @param expectedLoss of the next step, before its update, nats per token, if one was done
 */
record CheckpointDescription(
        String run,
        int attempt,
        long step,
        @Nullable Double validationLoss,
        @Nullable Double expectedLoss) {}
