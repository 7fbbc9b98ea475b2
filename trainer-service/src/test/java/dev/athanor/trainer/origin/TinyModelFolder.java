package dev.athanor.trainer.origin;

import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderWriter;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** A GPT-2, or another model, as somebody else made it: a folder of the store with {@code config.json} and safetensors. */
public final class TinyModelFolder {

    /** How far it reads. */
    public static final int CONTEXT = 16;

    /** How many tokens it knows; a few more than a tiny dataset has. */
    public static final int VOCABULARY = 20;

    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(VOCABULARY, CONTEXT, 2, 2, 16, 0, true));
    private static final String FILES = "as-it-was-made";

    private TinyModelFolder() {}

    /**
     * Writes it to the store.
     *
     * @param scratch folder for local files, where {@link #loss} finds them again
     * @return its address
     */
    public static String write(ArtifactStore store, Path scratch) throws IOException {
        return write(store, scratch, MODEL, "gpt2");
    }

    /**
     * The same of another model.
     *
     * @param type its family, as configurations name it
     */
    public static String write(ArtifactStore store, Path scratch, Model model, String type) throws IOException {
        Path local = Files.createDirectories(scratch.resolve(FILES));
        HuggingFaceFolder.write(local, model, weights(model), Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);
        String address = new ModelAddress("tiny", "0123456789abcdef").prefix(ExportFormat.SAFETENSORS);
        try (FolderWriter writer = new FolderWriter(store, address);
                Stream<Path> files = Files.list(local)) {
            files.forEach(file -> writer.put(file.getFileName().toString(), file));
            writer.commit(new ImportDescription(
                    "tiny",
                    "0123456789abcdef",
                    ExportFormat.SAFETENSORS,
                    type,
                    model.contextLength(),
                    model.vocabularySize(),
                    7000));
        }
        return address;
    }

    private static Weights weights(Model model) throws IOException {
        WeightSource initial = WeightSource.initial(99);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            List<Long> shape =
                    parameter.shape().stream().map(Integer::longValue).toList();
            tensors.put(
                    parameter.name(),
                    new Tensor(ElementType.F32, shape, MemorySegment.ofBuffer(initial.of(parameter))));
        }
        return new Weights(tensors);
    }

    /** What the model's weights make of a batch, nats per token. */
    public static double loss(Path scratch, TextBatch batch) throws IOException {
        Path file = scratch.resolve("twin.pt");
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0), 0);
        try (HuggingFaceFolder folder = HuggingFaceFolder.open(scratch.resolve(FILES))) {
            TrainingProgram.create(file, folder.languageModel(), settings, 1, folder.weights());
        }
        try (TrainingProgram program = TrainingProgram.load(file);
                TokenBatch tokens = new TokenBatch(1, batch.rows(), batch.contextLength() + 1)) {
            for (int row = 0; row < batch.rows(); row++) {
                for (int position = 0; position <= batch.contextLength(); position++) {
                    tokens.set(row, position, batch.tokens()[row * (batch.contextLength() + 1) + position]);
                }
            }
            return program.evaluate(tokens).loss();
        }
    }
}
