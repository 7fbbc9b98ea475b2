package dev.athanor.export.checkpoint;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.ScriptedModel;
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
    private static final int MOST_LOGITS = 16 << 20;
    private static final int MOST_PUBLISHED_LOGITS = 2 << 20;

    private final ReferenceInputs inputs;
    private final float[] scores; // [rows, time, vocabulary], of a classifier [rows, labels]
    private final int width;

    private Reference(ReferenceInputs inputs, float[] scores, int width) {
        this.inputs = inputs;
        this.scores = scores;
        this.width = width;
    }

    /**
     * Runs the checkpoint's program on held-out data. Windows of a text have the model's context length, or as much of it
     * as keeps the scores within 64 MiB.
     */
    public static Reference of(Checkpoint checkpoint, HeldOut heldOut) throws IOException {
        var inputs = ReferenceInputs.of(checkpoint, heldOut, MOST_LOGITS, MOST_PUBLISHED_LOGITS);
        return new Reference(inputs, scores(checkpoint.program(), inputs), width(checkpoint.trained()));
    }

    private static int width(TrainedModel trained) {
        return switch (trained) {
            case TrainedModel.OwnModule own -> own.vocabularySize();
            case TrainedModel.OfLibrary(Model model, Weights _) -> width(model);
        };
    }

    private static int width(Model model) {
        return switch (model) {
            case SequenceClassifier classifier -> classifier.labels();
            case LanguageModel languageModel -> languageModel.vocabularySize();
            case MaskedLanguageModel masked -> masked.vocabularySize();
            case SequenceToSequence writer -> writer.vocabularySize();
        };
    }

    /** What any TorchScript file with a {@code forward} scores of the reference's inputs, which are of a text. */
    public float[] scoresOfScript(Path file) throws IOException {
        try (ScriptedModel loaded = ScriptedModel.load(file, width, inputs.tokens()[0].length)) {
            return floats(inputs.through(loaded));
        }
    }

    /** What a TorchScript program's file scores of the reference's inputs, row-major. */
    public float[] scores(Path program) throws IOException {
        return scores(program, inputs);
    }

    private static float[] scores(Path program, ReferenceInputs inputs) throws IOException {
        try (InferenceProgram loaded = InferenceProgram.load(program)) {
            return floats(inputs.through(loaded));
        }
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] scores = new float[buffer.remaining()];
        buffer.get(scores);
        return scores;
    }

    /** What is asked. */
    public ReferenceInputs inputs() {
        return inputs;
    }

    /** How many positions are compared. */
    public long positions() {
        return scores.length / width;
    }

    /** Greatest absolute difference from {@code others}, NaN if either has one. */
    public double greatestDifference(float[] others) {
        if (others.length != scores.length) {
            throw new IllegalArgumentException(
                    "%d scores were expected, not %d".formatted(scores.length, others.length));
        }
        double greatest = 0;
        for (int index = 0; index < scores.length; index++) {
            greatest = Math.max(greatest, Math.abs((double) scores[index] - others[index]));
        }
        return greatest;
    }

    /** One position's scores in a text, {@code [vocabulary]}. */
    public float[] at(int window, int position) {
        int start = (window * inputs.tokens()[0].length + position) * width;
        return Arrays.copyOfRange(scores, start, start + width);
    }

    /**
     * Writes the first row of each input, by the names of Hugging Face's library, and its scores, {@code logits}. A text is
     * cut to what fits 8 MiB, which changes nothing in a causal model.
     */
    public void write(Path file) throws IOException {
        int time = inputs.tokens()[0].length;
        int kept = inputs.isText() ? Math.min(time, Math.max(1, MOST_PUBLISHED_LOGITS / width)) : time;
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        inputs.rows().forEach((input, rows) -> tensors.put(input.publicName(), integers(rows[0], kept)));
        int positions = scores.length / width / inputs.tokens().length; // of a row
        tensors.put(
                "logits",
                positions == 1
                        ? Tensor.of(Arrays.copyOf(scores, width), 1L, (long) width)
                        : Tensor.of(Arrays.copyOf(scores, kept * width), 1L, (long) kept, (long) width));
        SafetensorsFile.write(new Weights(tensors), file);
    }

    private static Tensor integers(int[] row, int count) {
        long[] numbers = Arrays.stream(row, 0, count).asLongStream().toArray();
        return new Tensor(
                ElementType.I64, List.of(1L, (long) count), Arena.ofAuto().allocateFrom(INT64, numbers));
    }
}
