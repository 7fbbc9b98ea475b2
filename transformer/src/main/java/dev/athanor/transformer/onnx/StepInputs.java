package dev.athanor.transformer.onnx;

import ai.onnxruntime.OnnxTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Map;

/** The small inputs of a run, in native memory that is filled anew for each: tokens, their positions, and the mask. */
final class StepInputs {

    private final LongBuffer tokens; // [batch, time]
    private final LongBuffer positions; // [batch, time]
    private final LongBuffer mask; // [batch, longest]

    /**
     * Room for runs.
     *
     * @param arena who owns the memory
     * @param mostTokens of a run, over all its rows
     * @param longestMask of a run, over all its rows
     */
    StepInputs(Arena arena, long mostTokens, long longestMask) {
        tokens = longs(arena, mostTokens);
        positions = longs(arena, mostTokens);
        mask = longs(arena, longestMask);
    }

    private static LongBuffer longs(Arena arena, long count) {
        return arena.allocate(ValueLayout.JAVA_LONG, count)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
    }

    /** A run that reads a piece of a prompt, all that comes before it being in the cache. */
    void setPiece(int[] prompt, int start, int end) {
        for (int position = start; position < end; position++) {
            tokens.put(position - start, prompt[position]);
            positions.put(position - start, position);
        }
        setMask(0, end, end);
    }

    /** One row's token in a run that reads one of each. */
    void setToken(int row, int token, int position) {
        tokens.put(row, token);
        positions.put(row, position);
    }

    /** Ones from the left for a row's past and present, in a run whose longest row is {@code longest}. */
    void setMask(int row, int length, int longest) {
        for (int position = 0; position < longest; position++) {
            mask.put(row * longest + position, position < length ? 1 : 0);
        }
    }

    /** Tensors over this memory, by the names of the graph. */
    record Tensors(OnnxTensor tokens, OnnxTensor positions, OnnxTensor mask) implements AutoCloseable {

        void addTo(Map<String, OnnxTensor> inputs) {
            inputs.put(CacheNames.INPUT_IDS, tokens);
            inputs.put(CacheNames.POSITION_IDS, positions);
            inputs.put(CacheNames.ATTENTION_MASK, mask);
        }

        @Override
        public void close() {
            tokens.close();
            positions.close();
            mask.close();
        }
    }

    Tensors tensors(int batch, int time, int longest) {
        return new Tensors(
                InferenceSession.tensor(tokens.slice(0, batch * time), batch, time),
                InferenceSession.tensor(positions.slice(0, batch * time), batch, time),
                InferenceSession.tensor(mask.slice(0, batch * longest), batch, longest));
    }
}
