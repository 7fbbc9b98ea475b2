package dev.athanor.transformer.torch;

/**
 * What one optimizer step did.
 *
 * @param loss mean cross-entropy of the batch before the step, in nats per token
 * @param gradientNorm global norm of the gradient before clipping
 * @param skipped whether loss or gradient were not finite, so that the step changed nothing
 */
public record StepResult(float loss, float gradientNorm, boolean skipped) {}
