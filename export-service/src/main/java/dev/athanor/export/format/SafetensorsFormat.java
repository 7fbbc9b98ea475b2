package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.huggingface.Conventions;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.torch.InferenceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as Hugging Face's {@code from_pretrained} takes it. */
public final class SafetensorsFormat implements ModelFormat {

    @Override
    public ExportFormat format() {
        return ExportFormat.SAFETENSORS;
    }

    /** That library's GPT-2 always has biases: where the checkpoint has none, zeros are written. */
    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        TokenizerFiles.write(checkpoint, folder);
        Conventions conventions = ModelConventions.of(checkpoint);
        HuggingFaceFolder.write(
                folder, checkpoint.model(), checkpoint.weights(), conventions, HuggingFaceFolder.LARGEST_SHARD);
        if (writes(checkpoint.model())) {
            Files.writeString(folder.resolve("generation_config.json"), HuggingFaceConfig.writeGeneration(conventions));
        }
    }

    private static boolean writes(Model model) {
        return switch (model) {
            case LanguageModel languageModel -> true;
            case SequenceToSequence writer -> true;
            case MaskedLanguageModel masked -> false;
            case SequenceClassifier classifier -> false;
        };
    }

    @Override
    public double difference(Path folder, Reference reference) throws IOException {
        Path program = Files.createTempFile(folder.getParent(), "safetensors", ".pt");
        try (HuggingFaceFolder written = HuggingFaceFolder.open(folder)) {
            InferenceProgram.create(program, written.model(), written.weights());
            return reference.greatestDifference(reference.scores(program));
        } finally {
            Files.delete(program);
        }
    }
}
