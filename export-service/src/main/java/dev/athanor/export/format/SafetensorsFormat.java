package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.HuggingFaceConfig;
import dev.athanor.transformer.weights.SafetensorsFile;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A folder as Hugging Face's {@code from_pretrained} takes it. */
public final class SafetensorsFormat implements ModelFormat {

    private static final String WEIGHTS = "model.safetensors";
    private static final String CONFIG = "config.json";

    @Override
    public ExportFormat format() {
        return ExportFormat.SAFETENSORS;
    }

    /** That library's GPT-2 always has biases: where the checkpoint has none, zeros are written. */
    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        Gpt2Config config = checkpoint.model().config().withBias();
        OptionalInt endOfText = TokenizerFiles.write(checkpoint, folder);
        SafetensorsFile.write(checkpoint.weights().fitting(new Gpt2(config).parameters()), folder.resolve(WEIGHTS));
        Files.writeString(folder.resolve(CONFIG), HuggingFaceConfig.write(config, endOfText, ElementType.F32));
        Files.writeString(folder.resolve("generation_config.json"), HuggingFaceConfig.writeGeneration(endOfText));
    }

    @Override
    public double difference(Path folder, Reference reference) throws IOException {
        Gpt2 model = new Gpt2(HuggingFaceConfig.readGpt2(Files.readString(folder.resolve(CONFIG))));
        Path program = Files.createTempFile(folder.getParent(), "safetensors", ".pt");
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(WEIGHTS))) {
            Weights weights = file.weights().fitting(model.parameters());
            InferenceProgram.create(program, model, parameter -> weights.tensor(parameter.name())
                    .data()
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN));
            return reference.greatestDifference(Reference.logits(program, reference.windows()));
        } finally {
            Files.delete(program);
        }
    }
}
