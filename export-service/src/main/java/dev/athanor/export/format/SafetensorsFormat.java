package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.torch.InferenceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** A folder as Hugging Face's {@code from_pretrained} takes it. */
public final class SafetensorsFormat implements ModelFormat {

    @Override
    public ExportFormat format() {
        return ExportFormat.SAFETENSORS;
    }

    /** That library's GPT-2 always has biases: where the checkpoint has none, zeros are written. */
    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        OptionalInt endOfText = TokenizerFiles.write(checkpoint, folder);
        HuggingFaceFolder.write(
                folder, checkpoint.model(), checkpoint.weights(), endOfText, HuggingFaceFolder.LARGEST_SHARD);
        Files.writeString(folder.resolve("generation_config.json"), HuggingFaceConfig.writeGeneration(endOfText));
    }

    @Override
    public double difference(Path folder, Reference reference) throws IOException {
        Path program = Files.createTempFile(folder.getParent(), "safetensors", ".pt");
        try (HuggingFaceFolder written = HuggingFaceFolder.open(folder)) {
            InferenceProgram.create(program, written.languageModel(), written.weights());
            return reference.greatestDifference(Reference.logits(program, reference.windows()));
        } finally {
            Files.delete(program);
        }
    }
}
