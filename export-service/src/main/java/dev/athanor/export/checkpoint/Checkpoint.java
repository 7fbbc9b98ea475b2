package dev.athanor.export.checkpoint;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LanguageModel;
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
    public LanguageModel model() {
        return model(state);
    }

    static LanguageModel model(TrainerState state) {
        ModelConfiguration model = state.configuration().model();
        return new DecoderSettings(
                        model.architecture(),
                        state.vocabularySize(),
                        model.contextLength(),
                        model.layers(),
                        model.heads(),
                        model.keyValueHeads(),
                        model.hiddenSize(),
                        model.feedForwardSize(),
                        model.dropout(),
                        model.bias(),
                        model.ropeTheta(),
                        model.tieEmbeddings())
                .model();
    }
}
