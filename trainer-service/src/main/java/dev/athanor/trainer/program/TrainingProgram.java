package dev.athanor.trainer.program;

import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.SampleBatch;
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

    /** Whether its steps can be {@linkplain #observe looked at}: only a program that was made for it lets itself be. */
    default boolean isObserved() {
        return false;
    }

    /**
     * The same as {@link #step}, bit for bit, with a look at every parameter.
     *
     * @param bins intervals of each histogram; 0 makes none
     * @throws IllegalStateException if it was not made for that
     */
    default Observation observe(Batch batch, double learningRate, int bins) {
        throw new IllegalStateException("the program was not made to be observed");
    }

    /** From now on its engine notes when each operator begins and ends, until {@link #endProfile}. */
    default void beginProfile() {
        throw new IllegalStateException("the program has no engine that could be profiled");
    }

    /**
     * Writes what was noted.
     *
     * @param trace file in the trace event format, which Chrome and Perfetto show
     */
    default void endProfile(Path trace) {
        throw new IllegalStateException("the program has no engine that could be profiled");
    }

    /** What the model tells of a batch, without dropout. Changes nothing. */
    EvaluationResult evaluate(Batch batch);

    /**
     * Scores of the token that comes next, in fp32 without dropout. Changes nothing.
     *
     * @param tokens at least one, at most as many as the model's context holds
     * @return {@code [vocabulary]}
     */
    float[] scores(int... tokens);

    /**
     * What a sequence-to-sequence model answers, by the likeliest token each time, in fp32 without dropout. Changes nothing.
     *
     * @param batch of which only what is read counts
     * @param start the token that stands before an answer
     * @param end the token behind an answer
     * @param length the most tokens of an answer, its end included
     * @return an answer for each row, without start and end
     */
    default int[][] write(SampleBatch batch, int start, int end, int length) {
        throw new IllegalStateException("the program does not write answers");
    }

    /** Writes weights, optimizer state and counters to {@code file}. */
    void save(Path file) throws IOException;

    @Override
    void close();
}
