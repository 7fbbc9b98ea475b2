package dev.athanor.trainer.program;

/**
 * What a step gave.
 *
 * @param loss mean cross-entropy of the batch before the update, nats per token
 * @param gradientNorm global norm before clipping
 * @param applied false if the gradient was not finite: weights and moments are as they were
 * @param nativeNanos time inside the native call
 */
public record StepResult(double loss, double gradientNorm, boolean applied, long nativeNanos) {}
