package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.onnx.CachedModel;
import dev.athanor.transformer.onnx.CachedSequence;
import dev.athanor.transformer.onnx.OnnxFile;
import dev.athanor.transformer.onnx.OnnxModel;
import dev.athanor.transformer.onnx.OnnxProgram;
import dev.athanor.transformer.weights.ElementType;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * An ONNX graph and the tokenizer. A language model's has a KV cache, in Optimum's names: all that serving needs. The others
 * score whole sequences; that of a model with a decoder reads {@code decoder_input_ids} beside the rest.
 */
public final class OnnxFormat implements ModelFormat {

    private static final String GRAPH = "model.onnx";

    /** How much of a window is read as a prompt before the rest is decoded token by token. */
    private static final double PROMPT_SHARE = 0.5;

    /** Enough to leave the prompt behind; a whole context token by token would make exports slow. */
    private static final int MOST_DECODED = 64;

    private final int threads;

    /** @param threads that compute one operator together */
    public OnnxFormat(int threads) {
        this.threads = threads;
    }

    @Override
    public ExportFormat format() {
        return ExportFormat.ONNX;
    }

    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        TokenizerFiles.write(checkpoint, folder);
        OnnxFile.write(program(checkpoint.model()), checkpoint.weights(), folder.resolve(GRAPH));
        Files.writeString(
                folder.resolve("config.json"),
                HuggingFaceConfig.write(
                        HuggingFaceConfig.published(checkpoint.model()),
                        ModelConventions.of(checkpoint),
                        ElementType.F32));
    }

    /** Only a model that goes on with what it wrote needs a cache. */
    private static OnnxProgram program(Model model) {
        return switch (model) {
            case LanguageModel languageModel -> OnnxProgram.withCache(languageModel);
            case MaskedLanguageModel masked -> OnnxProgram.wholeSequence(masked);
            case SequenceClassifier classifier -> OnnxProgram.wholeSequence(classifier);
            case SequenceToSequence writer -> OnnxProgram.wholeSequence(writer);
        };
    }

    /**
     * Both ways through a graph with a cache: a window at once, and a prompt followed by single tokens. The one way through
     * the others.
     */
    @Override
    public double difference(Path folder, Reference reference) {
        return reference.inputs().isText()
                ? Math.max(windows(folder, reference), throughTheCache(folder, reference))
                : wholeSequences(folder, reference);
    }

    private double windows(Path folder, Reference reference) {
        try (OnnxModel model = OnnxModel.open(folder.resolve(GRAPH), threads)) {
            return reference.greatestDifference(model.logits(reference.inputs().tokens()));
        }
    }

    private double wholeSequences(Path folder, Reference reference) {
        try (OnnxModel model = OnnxModel.open(folder.resolve(GRAPH), threads)) {
            return reference.greatestDifference(model.scores(reference.inputs().numbers()));
        }
    }

    private double throughTheCache(Path folder, Reference reference) {
        int[] window = reference.inputs().tokens()[0];
        int prompt = Math.max(1, (int) (window.length * PROMPT_SHARE));
        int end = Math.min(window.length, prompt + MOST_DECODED);
        try (CachedModel model = CachedModel.open(folder.resolve(GRAPH), 1, threads);
                CachedSequence sequence = model.prefill(Arrays.copyOf(window, prompt))) {
            double greatest = difference(sequence.logits(), reference.at(0, prompt - 1));
            for (int position = prompt; position < end; position++) {
                model.decode(Map.of(sequence, window[position]));
                greatest = Math.max(greatest, difference(sequence.logits(), reference.at(0, position)));
            }
            return greatest;
        }
    }

    private static double difference(FloatBuffer logits, float[] expected) {
        double greatest = 0;
        for (int token = 0; token < expected.length; token++) {
            greatest = Math.max(greatest, Math.abs((double) logits.get(token) - expected[token]));
        }
        return greatest;
    }
}
