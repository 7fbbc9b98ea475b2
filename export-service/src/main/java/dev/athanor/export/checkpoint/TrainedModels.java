package dev.athanor.export.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.AdapterConfiguration;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.LowRank;
import java.util.Optional;

/** Which model a checkpoint holds: the configuration says its shape, or that of the model that the run started from. */
final class TrainedModels {

    private final ArtifactStore store;

    TrainedModels(ArtifactStore store) {
        this.store = store;
    }

    /** The model, without adapters. */
    LanguageModel base(TrainerState state) {
        ModelConfiguration model = state.configuration().model();
        return model.startsFromAnother() ? another(model.from()) : configured(model, state.vocabularySize());
    }

    /** The model as it was trained, if it was trained with adapters. */
    static Optional<AdaptedLanguageModel> adapted(LanguageModel base, TrainerState state) {
        AdapterConfiguration adapters = state.configuration().adapters();
        return adapters.arePresent()
                ? Optional.of(new AdaptedLanguageModel(
                        base,
                        new LowRank(adapters.rank(), adapters.alpha(), adapters.dropout(), adapters.targetNames())))
                : Optional.empty();
    }

    private LanguageModel another(String address) {
        FolderReader folder = FolderReader.find(store, address)
                .orElseThrow(() -> new ImpossibleExportException(
                        "model-missing",
                        "The model %s, which the run started from, is gone; only its config.json says the checkpoint's shape."
                                .formatted(address)));
        if (HuggingFaceConfig.read(new String(folder.read("config.json"), UTF_8)) instanceof LanguageModel model) {
            return model;
        }
        throw new ImpossibleExportException(
                "model-unfit", "The model %s does not score the next token of a text.".formatted(address));
    }

    private static LanguageModel configured(ModelConfiguration model, int vocabularySize) {
        return new DecoderSettings(
                        model.architecture(),
                        vocabularySize,
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
