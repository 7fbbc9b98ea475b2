package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
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
import java.util.OptionalInt;

/** An ONNX graph with a KV cache, in Optimum's names, and the tokenizer: all that serving needs. */
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
        OptionalInt endOfText = TokenizerFiles.write(checkpoint, folder);
        OnnxFile.write(OnnxProgram.withCache(checkpoint.model()), checkpoint.weights(), folder.resolve(GRAPH));
        Files.writeString(
                folder.resolve("config.json"),
                HuggingFaceConfig.write(HuggingFaceConfig.published(checkpoint.model()), endOfText, ElementType.F32));
    }

    /** Both ways through the graph: a window at once, and a prompt followed by single tokens through the cache. */
    @Override
    public double difference(Path folder, Reference reference) {
        return Math.max(wholeSequences(folder, reference), throughTheCache(folder, reference));
    }

    private double wholeSequences(Path folder, Reference reference) {
        try (OnnxModel model = OnnxModel.open(folder.resolve(GRAPH), threads)) {
            return reference.greatestDifference(model.logits(reference.windows()));
        }
    }

    private double throughTheCache(Path folder, Reference reference) {
        int[] window = reference.windows()[0];
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
