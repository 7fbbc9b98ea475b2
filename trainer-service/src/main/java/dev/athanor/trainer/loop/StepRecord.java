package dev.athanor.trainer.loop;

/**
 * A step as it was.
 *
 * @param step optimizer steps done, this one included
 * @param loss mean cross-entropy of its batch, nats per token
 * @param gradientNorm global norm before clipping
 * @param learningRate that it used
 * @param applied false if it was skipped, because its gradient was not finite
 * @param nativeNanos time inside the native call
 * @param totalNanos time of the whole step, from the wish for a batch to this record
 * @param timeMillis when it ended, since the epoch
 */
public record StepRecord(
        long step,
        double loss,
        double gradientNorm,
        double learningRate,
        boolean applied,
        long nativeNanos,
        long totalNanos,
        long timeMillis) {}
