package dev.athanor.trainer.program;

import dev.athanor.trainer.batch.Batch;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A model in training. Used by one thread, which also closes it: closing frees the native memory of weights and optimizer
 * state.
 */
public interface TrainingProgram extends AutoCloseable {

    /**
     * One optimizer step: forward, loss, backward over all micro-batches, clipping and AdamW.
     *
     * @param batch {@code batchSize * accumulation} rows
     * @param learningRate of this step
     */
    StepResult step(Batch batch, double learningRate);

    /** Mean cross-entropy of {@code batch} without dropout, nats per token. Changes nothing. */
    double evaluate(Batch batch);

    /**
     * Scores of the token that comes next, in fp32 without dropout. Changes nothing.
     *
     * @param tokens at least one, at most as many as the model's context holds
     * @return {@code [vocabulary]}
     */
    float[] scores(int... tokens);

    /** Writes weights, optimizer state and counters to {@code file}. */
    void save(Path file) throws IOException;

    @Override
    void close();
}
