package dev.athanor.export.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.Model;

/** The models of checkpoints: those that their configurations describe, or those that their runs started from. */
final class TrainedModels {

    private final ArtifactStore store;

    TrainedModels(ArtifactStore store) {
        this.store = store;
    }

    /** The model, without adapters. */
    Model base(Blueprint blueprint) {
        ModelConfiguration model = blueprint.configuration().model();
        return model.startsFromAnother() ? another(model.from(), blueprint) : blueprint.base();
    }

    private Model another(String address, Blueprint blueprint) {
        FolderReader folder = FolderReader.find(store, address)
                .orElseThrow(() -> new ImpossibleExportException(
                        "model-missing",
                        "The model %s, which the run started from, is gone; only its config.json says the checkpoint's shape."
                                .formatted(address)));
        String config = new String(folder.read("config.json"), UTF_8);
        return blueprint.objective() == Objective.CLASSIFICATION
                ? HuggingFaceConfig.readAsClassifier(config, blueprint.labels())
                : HuggingFaceConfig.read(config);
    }
}
