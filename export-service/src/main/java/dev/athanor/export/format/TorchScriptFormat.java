package dev.athanor.export.format;

import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.event.ExportFormat;
import dev.athanor.export.checkpoint.Checkpoint;
import dev.athanor.export.checkpoint.Reference;
import dev.athanor.export.checkpoint.TrainedModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.OwnModel;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A TorchScript module, which {@code torch.jit.load} opens, and the tokenizer. Its {@code forward} takes {@code input_ids}, of a
 * BERT also {@code attention_mask} and {@code token_type_ids}, of a T5 {@code attention_mask} and {@code decoder_input_ids}. Of a run
 * that trained a module of somebody's own it is that module again, with the weights that it has now.
 */
public final class TorchScriptFormat implements ModelFormat {

    @Override
    public ExportFormat format() {
        return ExportFormat.TORCHSCRIPT;
    }

    @Override
    public void write(Checkpoint checkpoint, Path folder) throws IOException {
        TokenizerFiles.write(checkpoint, folder);
        Path module = folder.resolve(ModelAddress.MODULE);
        switch (checkpoint.trained()) {
            case TrainedModel.OfLibrary(Model model, Weights weights) ->
                InferenceProgram.create(module, model, weights.source());
            case TrainedModel.OwnModule(Path file, int vocabularySize, int contextLength) -> {
                try (OwnModel own = OwnModel.open(file, vocabularySize, contextLength)) {
                    own.writeTrained(checkpoint.program(), module);
                }
            }
        }
    }

    @Override
    public double difference(Path folder, Reference reference) throws IOException {
        Path module = folder.resolve(ModelAddress.MODULE);
        return reference.greatestDifference(
                reference.inputs().isText() ? reference.scoresOfScript(module) : reference.scores(module));
    }
}
