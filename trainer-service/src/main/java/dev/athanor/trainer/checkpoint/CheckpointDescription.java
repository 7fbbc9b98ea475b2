package dev.athanor.trainer.checkpoint;

/**
 * The attributes of a checkpoint's manifest; {@code trainer.json} says the rest.
 *
 * @param run the run's id
 * @param attempt that saved it
 * @param step optimizer steps done
 */
record CheckpointDescription(String run, int attempt, long step) {}
