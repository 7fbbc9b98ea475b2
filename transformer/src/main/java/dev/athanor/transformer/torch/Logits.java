package dev.athanor.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Calls the method that every program has, {@code forward}. */
final class Logits {

    private Logits() {}

    /**
     * Scores of the next token after every prefix.
     *
     * @param batch {@code [1, sequences, time]}
     * @return {@code [sequences, time, vocabulary]}, row-major
     */
    static FloatBuffer of(LoadedProgram program, TokenBatch batch) {
        if (batch.microBatches() != 1) {
            throw new IllegalArgumentException("logits are of one micro-batch, not " + batch.microBatches());
        }
        try (NDArray tokens = batch.tensor().reshape(new Shape(batch.sequences(), batch.length()));
                NDList result = program.call("forward", LoadedProgram.Mode.INFERENCE, tokens)) {
            return FloatBuffer.wrap(result.singletonOrThrow().toFloatArray());
        }
    }

    /**
     * Scores of labelled sequences, of whatever the model scores.
     *
     * @return row-major
     */
    static FloatBuffer of(LoadedProgram program, LabelledBatch batch) {
        if (batch.microBatches() != 1) {
            throw new IllegalArgumentException("scores are of one micro-batch, not " + batch.microBatches());
        }
        try (NDArray micro = batch.tensor().get(0);
                NDArray tokens = micro.get(LabelledBatch.Section.TOKENS.index());
                NDArray keyMask = micro.get(LabelledBatch.Section.KEY_MASK.index());
                NDArray companions = micro.get(LabelledBatch.Section.COMPANIONS.index());
                NDList result = program.call("forward", LoadedProgram.Mode.INFERENCE, tokens, keyMask, companions)) {
            return FloatBuffer.wrap(result.singletonOrThrow().toFloatArray());
        }
    }
}
