package dev.athanor.trainer.program;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new program begins as: its model and its first weights, which are valid until this is closed. */
final class Beginning implements AutoCloseable {

    private final LanguageModel model;
    private final WeightSource weights;
    private final Optional<HuggingFaceFolder> folder;

    private Beginning(LanguageModel model, WeightSource weights, Optional<HuggingFaceFolder> folder) {
        this.model = model;
        this.weights = weights;
        this.folder = folder;
    }

    /**
     * The beginning of a run.
     *
     * @param vocabularySize of its dataset
     * @param origin that it starts from, if it does not start from nothing
     * @throws IllegalArgumentException if the run and its origin do not fit together
     */
    static Beginning of(RunConfiguration configuration, int vocabularySize, Optional<Origin> origin)
            throws IOException {
        return origin.isPresent()
                ? from(origin.get(), configuration, vocabularySize)
                : new Beginning(
                        TorchSettings.model(configuration, vocabularySize),
                        WeightSource.initial(configuration.training().seed()),
                        Optional.empty());
    }

    private static Beginning from(Origin origin, RunConfiguration configuration, int vocabularySize)
            throws IOException {
        HuggingFaceFolder folder = HuggingFaceFolder.open(origin.folder());
        try {
            LanguageModel model = folder.languageModel();
            requireFit(model, origin, configuration.model().contextLength(), vocabularySize);
            return new Beginning(
                    TorchSettings.adapted(model, configuration.adapters()),
                    weights(folder, configuration.training().seed()),
                    Optional.of(folder));
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    private static void requireFit(LanguageModel model, Origin origin, int contextLength, int vocabularySize) {
        if (model.vocabularySize() < vocabularySize) {
            throw new IllegalArgumentException(
                    "The model %s knows %d tokens and the dataset has %d: make the dataset with the model's own tokenizer."
                            .formatted(origin.address(), model.vocabularySize(), vocabularySize));
        }
        if (model.contextLength() < contextLength) {
            throw new IllegalArgumentException(
                    "model.contextLength: is %d; allowed is at most %d, which is as far as the model %s reads"
                            .formatted(contextLength, model.contextLength(), origin.address()));
        }
    }

    /** What the folder does not have, which is adapters, is drawn from the seed. */
    private static WeightSource weights(HuggingFaceFolder folder, long seed) {
        Set<String> own =
                folder.model().parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        WeightSource known = folder.weights();
        WeightSource drawn = WeightSource.initial(seed);
        return parameter -> own.contains(parameter.name()) ? known.of(parameter) : drawn.of(parameter);
    }

    /** With the adapters that the run trains, if there are any. */
    LanguageModel model() {
        return model;
    }

    /** Of every parameter. */
    WeightSource weights() {
        return weights;
    }

    @Override
    public void close() {
        folder.ifPresent(HuggingFaceFolder::close);
    }
}
