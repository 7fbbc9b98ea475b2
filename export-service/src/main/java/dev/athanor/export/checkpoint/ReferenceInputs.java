package dev.athanor.export.checkpoint;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.LabelledBatch;
import dev.athanor.transformer.torch.ScriptedModel;
import dev.athanor.transformer.torch.TokenBatch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What a checkpoint and its exports are asked.
 *
 * @param rows of one length for each input, {@code [rows, time]}
 */
public record ReferenceInputs(SequencedMap<ModelInput, int[][]> rows) {

    private static final int MOST_ROWS = 4;

    /**
     * Held-out data as the model reads it.
     *
     * @param mostScores that the answer may have
     * @param mostScoresOfARow that a row's answer may have where every token sees all others, so that it cannot be cut later
     */
    static ReferenceInputs of(Checkpoint checkpoint, HeldOut heldOut, int mostScores, int mostScoresOfARow)
            throws IOException {
        int contextLength = checkpoint.trained().contextLength();
        int vocabularySize = checkpoint.trained().vocabularySize();
        return switch (checkpoint.objective()) {
            case CAUSAL -> {
                int length = Math.min(contextLength, Math.max(1, mostScores / vocabularySize));
                int count = Math.clamp(mostScores / ((long) length * vocabularySize), 1, MOST_ROWS);
                yield causal(heldOut.tokens().windows(count, length));
            }
            case MASKED -> {
                int length = Math.min(contextLength, Math.max(1, mostScoresOfARow / vocabularySize));
                yield encoded(heldOut.tokens().windows(MOST_ROWS, length));
            }
            case CLASSIFICATION ->
                encoded(Arrays.stream(heldOut.samples(MOST_ROWS))
                        .map(sample -> sample[0])
                        .toArray(int[][]::new));
            case SEQUENCE_TO_SEQUENCE ->
                answered(
                        heldOut.samples(MOST_ROWS),
                        AnswerMarks.of(checkpoint.dataset().specialTokens()).start());
            case AUTO -> throw new IllegalStateException("the objective is still open");
        };
    }

    private static ReferenceInputs causal(int[][] windows) {
        return new ReferenceInputs(new LinkedHashMap<>(Map.of(ModelInput.TOKENS, windows)));
    }

    private static ReferenceInputs encoded(int[][] sequences) {
        int length = longest(sequences);
        SequencedMap<ModelInput, int[][]> rows = read(sequences, length);
        rows.put(ModelInput.SEGMENTS, new int[sequences.length][length]);
        return new ReferenceInputs(rows);
    }

    /** The decoder reads the answer shifted by one; both sequences are padded to one length, as in training. */
    private static ReferenceInputs answered(int[][][] pairs, int start) {
        int[][] sources = Arrays.stream(pairs).map(pair -> pair[0]).toArray(int[][]::new);
        int[][] written =
                Arrays.stream(pairs).map(pair -> shifted(pair[1], start)).toArray(int[][]::new);
        int length = Math.max(longest(sources), longest(written));
        SequencedMap<ModelInput, int[][]> rows = read(sources, length);
        rows.put(ModelInput.DECODER_TOKENS, padded(written, length));
        return new ReferenceInputs(rows);
    }

    private static int[] shifted(int[] target, int start) {
        int[] written = new int[target.length];
        written[0] = start;
        System.arraycopy(target, 0, written, 1, target.length - 1);
        return written;
    }

    private static SequencedMap<ModelInput, int[][]> read(int[][] sequences, int length) {
        SequencedMap<ModelInput, int[][]> rows = new LinkedHashMap<>();
        rows.put(ModelInput.TOKENS, padded(sequences, length));
        int[][] ones = Arrays.stream(sequences)
                .map(sequence -> {
                    int[] mask = new int[sequence.length];
                    Arrays.fill(mask, 1);
                    return mask;
                })
                .toArray(int[][]::new);
        rows.put(ModelInput.KEY_MASK, padded(ones, length));
        return rows;
    }

    private static int[][] padded(int[][] sequences, int length) {
        return Arrays.stream(sequences)
                .map(sequence -> Arrays.copyOf(sequence, length))
                .toArray(int[][]::new);
    }

    private static int longest(int[][] sequences) {
        return Stream.of(sequences).mapToInt(sequence -> sequence.length).max().orElseThrow();
    }

    /** The tokens that are read, {@code [rows, time]}. */
    public int[][] tokens() {
        return rows.firstEntry().getValue();
    }

    /** Whether these are windows of a text, which has no padding and nothing beside it. */
    public boolean isText() {
        return !rows.containsKey(ModelInput.KEY_MASK);
    }

    /** How many rows there are. */
    int count() {
        return tokens().length;
    }

    /** The same as ONNX Runtime takes them. */
    public Map<ModelInput, long[][]> numbers() {
        Map<ModelInput, long[][]> numbers = new LinkedHashMap<>();
        rows.forEach((input, values) -> numbers.put(
                input,
                Arrays.stream(values)
                        .map(row -> Arrays.stream(row).asLongStream().toArray())
                        .toArray(long[][]::new)));
        return numbers;
    }

    /** What a program scores of them, row-major. */
    FloatBuffer through(InferenceProgram program) {
        int length = tokens()[0].length;
        if (isText()) {
            try (TokenBatch batch = new TokenBatch(1, count(), length)) {
                fill(batch);
                return program.logits(batch);
            }
        }
        try (LabelledBatch batch = new LabelledBatch(1, count(), length)) {
            fill(batch);
            return program.scores(batch);
        }
    }

    /** What any script with a {@code forward} scores of windows of a text, {@code [rows, time, vocabulary]}. */
    FloatBuffer through(ScriptedModel script) {
        try (TokenBatch batch = new TokenBatch(1, count(), tokens()[0].length)) {
            fill(batch);
            return script.logits(batch);
        }
    }

    private void fill(TokenBatch batch) {
        for (int row = 0; row < count(); row++) {
            for (int position = 0; position < batch.length(); position++) {
                batch.set(row, position, tokens()[row][position]);
            }
        }
    }

    private void fill(LabelledBatch batch) {
        int[][] companions = rows.lastEntry().getValue();
        int[][] mask = Objects.requireNonNull(rows.get(ModelInput.KEY_MASK));
        for (int row = 0; row < count(); row++) {
            batch.setTokens(
                    row, Arrays.copyOf(tokens()[row], Arrays.stream(mask[row]).sum()));
            batch.setCompanions(row, companions[row]);
        }
    }
}
