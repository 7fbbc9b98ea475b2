package dev.athanor.export.checkpoint;

import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.TrainerState;
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
 * @param model as it is exported; what was trained as adapters is part of its weights
 * @param weights of the program's parameters, in singles, adapters merged
 * @param dataset that it was trained on
 * @param tokenizer the dataset's {@code tokenizer.json}
 */
public record Checkpoint(
        String prefix,
        String sha256,
        Path program,
        TrainerState state,
        LanguageModel model,
        Weights weights,
        DatasetDescription dataset,
        Path tokenizer) {}
