package dev.athanor.trainer.sweep;

/**
 * A learning rate and what it did.
 *
 * @param rate of the step
 * @param smoothedLoss of the batches up to this step, the newest counting most, nats per token
 */
record SweptRate(double rate, double smoothedLoss) {}
