package dev.athanor.export.checkpoint;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.weights.Weights;
import java.nio.file.Path;

/**
 * A checkpoint on the local disk.
 *
 * @param prefix its address in the object store
 * @param sha256 hash of its manifest
 * @param program the file of the program with its state
 * @param state what the trainer knew
 * @param weights of the program's parameters, in singles
 * @param dataset that it was trained on
 * @param tokenizer the dataset's {@code tokenizer.json}
 */
public record Checkpoint(
        String prefix,
        String sha256,
        Path program,
        TrainerState state,
        Weights weights,
        DatasetDescription dataset,
        Path tokenizer) {

    /** The model, as it was trained. */
    public Gpt2 model() {
        return new Gpt2(config(state));
    }

    static Gpt2Config config(TrainerState state) {
        ModelConfiguration model = state.configuration().model();
        return new Gpt2Config(
                state.vocabularySize(),
                model.contextLength(),
                model.layers(),
                model.heads(),
                model.hiddenSize(),
                model.dropout(),
                model.bias());
    }
}
