package dev.athanor.export.checkpoint;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.run.DatasetFit;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.weights.Weights;
import java.nio.file.Path;

/**
 * A checkpoint on the local disk.
 *
 * @param prefix its address in the object store
 * @param sha256 hash of its manifest
 * @param program the file of the program with its state
 * @param state what the trainer knew
 * @param objective that it was trained for
 * @param trained what it holds
 * @param dataset that it was trained on
 * @param tokenizer the dataset's {@code tokenizer.json}
 */
public record Checkpoint(
        String prefix,
        String sha256,
        Path program,
        TrainerState state,
        Objective objective,
        TrainedModel trained,
        DatasetDescription dataset,
        Path tokenizer) {

    /**
     * What the model of a checkpoint is built from.
     *
     * @throws ImpossibleExportException if nothing of that kind can be trained
     */
    static Blueprint blueprint(TrainerState state, DatasetDescription dataset) {
        return new DatasetFit(state.configuration(), dataset)
                .objective()
                .map(objective -> new Blueprint(
                        state.configuration(),
                        objective,
                        state.vocabularySize(),
                        dataset.labels().size()))
                .orElseThrow(() -> new ImpossibleExportException(
                        "checkpoint-unfit",
                        "The checkpoint's architecture %s learns nothing from a dataset of the form %s; one of the two is damaged."
                                .formatted(
                                        state.configuration().model().architecture(),
                                        dataset.form().word())));
    }

    /**
     * The model as it is exported, for formats that are written from its operations.
     *
     * @throws ImpossibleExportException if the run trained a module of which only its code is known
     */
    public Model model() {
        return ofLibrary().model();
    }

    /**
     * The weights of {@link #model}, in singles, adapters merged.
     *
     * @throws ImpossibleExportException if the run trained a module of which only its code is known
     */
    public Weights weights() {
        return ofLibrary().weights();
    }

    private TrainedModel.OfLibrary ofLibrary() {
        return switch (trained) {
            case TrainedModel.OfLibrary library -> library;
            case TrainedModel.OwnModule _ ->
                throw new ImpossibleExportException(
                        "format-impossible",
                        "The run trained a TorchScript module of somebody's own; it can be exported as torchscript alone.");
        };
    }
}
