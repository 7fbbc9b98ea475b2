package dev.athanor.export.checkpoint;

import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.SafetensorsFile;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What the checkpoint's own program says on real text: the measure of every format. */
public final class Reference {

    /** Name of the file that lies beside every export, so that anybody can repeat the comparison. */
    public static final String FILE_NAME = "verification.safetensors";

    private static final ValueLayout.OfLong INT64 = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_WINDOWS = 4;
    private static final int MOST_LOGITS = 16 << 20;
    private static final int MOST_PUBLISHED_LOGITS = 2 << 20;

    private final int[][] windows; // [windows, time]
    private final float[] logits; // [windows, time, vocabulary]
    private final int vocabularySize;

    private Reference(int[][] windows, float[] logits, int vocabularySize) {
        this.windows = windows;
        this.logits = logits;
        this.vocabularySize = vocabularySize;
    }

    /**
     * Runs the checkpoint's program. Windows have the model's context length, or as much of it as keeps the logits within
     * 64 MiB.
     */
    public static Reference of(Checkpoint checkpoint, HeldOutTokens heldOut) throws IOException {
        int vocabularySize = checkpoint.model().vocabularySize();
        int length = Math.min(checkpoint.model().contextLength(), Math.max(1, MOST_LOGITS / vocabularySize));
        int count = Math.clamp(MOST_LOGITS / ((long) length * vocabularySize), 1, MOST_WINDOWS);
        int[][] windows = heldOut.windows(count, length);
        return new Reference(windows, logits(checkpoint.program(), windows), vocabularySize);
    }

    /** Logits of a TorchScript program's file, {@code [windows, time, vocabulary]}. */
    public static float[] logits(Path program, int[][] windows) throws IOException {
        try (InferenceProgram loaded = InferenceProgram.load(program);
                TokenBatch batch = new TokenBatch(1, windows.length, windows[0].length)) {
            for (int row = 0; row < windows.length; row++) {
                for (int position = 0; position < windows[row].length; position++) {
                    batch.set(row, position, windows[row][position]);
                }
            }
            FloatBuffer scores = loaded.logits(batch);
            float[] logits = new float[scores.remaining()];
            scores.get(logits);
            return logits;
        }
    }

    /** The token windows, {@code [windows, time]}. */
    public int[][] windows() {
        return windows;
    }

    /** How many positions are compared. */
    public long positions() {
        return (long) windows.length * windows[0].length;
    }

    /** Greatest absolute difference from {@code others}, NaN if either has one. */
    public double greatestDifference(float[] others) {
        if (others.length != logits.length) {
            throw new IllegalArgumentException(
                    "%d logits were expected, not %d".formatted(logits.length, others.length));
        }
        double greatest = 0;
        for (int index = 0; index < logits.length; index++) {
            greatest = Math.max(greatest, Math.abs((double) logits[index] - others[index]));
        }
        return greatest;
    }

    /** One position's logits, {@code [vocabulary]}. */
    public float[] at(int window, int position) {
        int start = (window * windows[0].length + position) * vocabularySize;
        return Arrays.copyOfRange(logits, start, start + vocabularySize);
    }

    /**
     * Writes the first window and its logits: {@code input_ids [1, time]} and {@code logits [1, time, vocabulary]}, cut to
     * what fits 8 MiB, which changes nothing in a causal model.
     */
    public void write(Path file) throws IOException {
        int time = Math.min(windows[0].length, Math.max(1, MOST_PUBLISHED_LOGITS / vocabularySize));
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        long[] ids = Arrays.stream(windows[0], 0, time).asLongStream().toArray();
        tensors.put(
                "input_ids",
                new Tensor(
                        ElementType.I64,
                        List.of(1L, (long) time),
                        Arena.ofAuto().allocateFrom(INT64, ids)));
        tensors.put("logits", Tensor.of(Arrays.copyOf(logits, time * vocabularySize), 1L, (long) time, (long)
                vocabularySize));
        SafetensorsFile.write(new Weights(tensors), file);
    }
}
