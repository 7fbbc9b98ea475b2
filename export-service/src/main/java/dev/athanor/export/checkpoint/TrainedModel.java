package dev.athanor.export.checkpoint;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.weights.Weights;
import java.nio.file.Path;

/** What a run has trained. */
public sealed interface TrainedModel {

    /** How many tokens it knows. */
    int vocabularySize();

    /** The longest sequence it reads, in tokens. */
    int contextLength();

    /**
     * A model that the library computes, and so can write in any format.
     *
     * @param model as it is exported; what was trained as adapters is part of its weights
     * @param weights in singles, adapters merged
     */
    record OfLibrary(Model model, Weights weights) implements TrainedModel {

        @Override
        public int vocabularySize() {
            return model.vocabularySize();
        }

        @Override
        public int contextLength() {
            return model.contextLength();
        }
    }

    /**
     * A TorchScript module of somebody's own, which stays one.
     *
     * @param file as its owner wrote it
     * @param vocabularySize how many tokens it knows
     * @param contextLength the longest sequence it reads
     */
    record OwnModule(Path file, int vocabularySize, int contextLength) implements TrainedModel {}
}
