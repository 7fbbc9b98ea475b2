package dev.athanor.export.checkpoint;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.AdapterConfiguration;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.LowRank;
import dev.athanor.transformer.weights.Weights;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkpoint on the local disk.
 *
 * @param prefix its address in the object store
 * @param sha256 hash of its manifest
 * @param program the file of the program with its state
 * @param state what the trainer knew
 * @param weights of the program's parameters, in singles, adapters merged
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

    /** The model; what was trained as adapters is part of its weights. */
    public LanguageModel model() {
        return model(state);
    }

    /** The model as it was trained, with adapters, if it was. */
    static Optional<AdaptedLanguageModel> adapted(TrainerState state) {
        AdapterConfiguration adapters = state.configuration().adapters();
        return adapters.arePresent()
                ? Optional.of(new AdaptedLanguageModel(
                        model(state),
                        new LowRank(adapters.rank(), adapters.alpha(), adapters.dropout(), adapters.targetNames())))
                : Optional.empty();
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
