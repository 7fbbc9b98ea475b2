package dev.athanor.export.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.ImportDescription;
import dev.athanor.contracts.address.ModelAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.transformer.huggingface.HuggingFaceConfig;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.file.Path;

/** The models of checkpoints: those that their configurations describe, or those that their runs started from. */
final class TrainedModels {

    private final ArtifactStore store;

    TrainedModels(ArtifactStore store) {
        this.store = store;
    }

    /**
     * The model, without adapters.
     *
     * @param program the checkpoint's
     */
    Model base(Blueprint blueprint, Path program) throws IOException {
        ModelConfiguration model = blueprint.configuration().model();
        return model.startsFromAnother() ? another(model.from(), blueprint, program) : blueprint.base();
    }

    /**
     * The module of somebody's own that the run has trained, as it was before.
     *
     * @param folder for its file
     */
    TrainedModel.OwnModule ownModule(TrainerState state, Path folder) {
        FolderReader origin = origin(state.configuration().model().from());
        ImportDescription reach = origin.attributes(ImportDescription.class);
        Path file = folder.resolve("own-model.pt");
        origin.download(ModelAddress.MODULE, file);
        return new TrainedModel.OwnModule(file, reach.vocabularySize(), reach.contextLength());
    }

    private FolderReader origin(String address) {
        return FolderReader.find(store, address)
                .orElseThrow(() -> new ImpossibleExportException(
                        "model-missing",
                        "The model %s, which the run started from, is gone; only it says what the checkpoint's shape is."
                                .formatted(address)));
    }

    private Model another(String address, Blueprint blueprint, Path program) throws IOException {
        FolderReader folder = origin(address);
        String config = new String(folder.read("config.json"), UTF_8);
        if (blueprint.objective() == Objective.CLASSIFICATION) {
            return HuggingFaceConfig.readAsClassifier(config, blueprint.labels());
        }
        try (TorchArchive checkpoint = TorchArchive.open(program)) {
            return HuggingFaceConfig.read(config, checkpoint.tensors().keySet());
        }
    }
}
