package dev.athanor.export.format;

import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.transformer.torch.InferenceProgram;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A TorchScript module, which {@code torch.jit.load} opens, and the tokenizer. Its {@code forward} takes {@code input_ids}, of a
 * BERT also {@code attention_mask} and {@code token_type_ids}, of a T5 {@code attention_mask} and {@code decoder_input_ids}.
 */
public final class TorchScriptFormat implements ModelFormat {

    private static final String MODULE = "model.pt";

    @Override
    public ExportFormat format() {
        return ExportFormat.TORCHSCRIPT;
    }

    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        TokenizerFiles.write(checkpoint, folder);
        InferenceProgram.create(
                folder.resolve(MODULE), checkpoint.model(), checkpoint.weights().source());
    }

    @Override
    public double difference(Path folder, Reference reference) throws IOException {
        return reference.greatestDifference(reference.scores(folder.resolve(MODULE)));
    }
}
