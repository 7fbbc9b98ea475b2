package dev.athanor.trainer.program;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.transformer.huggingface.HuggingFaceFolder;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.MaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.SequenceClassifier;
import dev.athanor.transformer.model.SequenceToSequence;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new program begins as: its model and its first weights, which are valid until this is closed. */
final class Beginning implements AutoCloseable {

    private final Model model;
    private final WeightSource weights;
    private final Optional<HuggingFaceFolder> folder;

    private Beginning(Model model, WeightSource weights, Optional<HuggingFaceFolder> folder) {
        this.model = model;
        this.weights = weights;
        this.folder = folder;
    }

    /**
     * The beginning of a run.
     *
     * @param origin that it starts from, if it does not start from nothing
     * @throws IllegalArgumentException if the run and its origin do not fit together
     */
    static Beginning of(Blueprint blueprint, Optional<Origin> origin) throws IOException {
        return origin.isPresent()
                ? from(origin.get(), blueprint)
                : new Beginning(blueprint.trained(), WeightSource.initial(seed(blueprint)), Optional.empty());
    }

    private static Beginning from(Origin origin, Blueprint blueprint) throws IOException {
        HuggingFaceFolder folder = open(origin, blueprint);
        try {
            Model model = folder.model();
            requireFit(model, origin, blueprint);
            return new Beginning(blueprint.adapted(model), weights(folder, seed(blueprint)), Optional.of(folder));
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    /** A classifier's head is always new: it has the dataset's labels. */
    private static HuggingFaceFolder open(Origin origin, Blueprint blueprint) throws IOException {
        return blueprint.objective() == Objective.CLASSIFICATION
                ? HuggingFaceFolder.openAsClassifier(origin.folder(), blueprint.labels(), seed(blueprint))
                : HuggingFaceFolder.open(origin.folder());
    }

    private static long seed(Blueprint blueprint) {
        return blueprint.configuration().training().seed();
    }

    private static void requireFit(Model model, Origin origin, Blueprint blueprint) {
        int contextLength = blueprint.configuration().model().contextLength();
        if (!learns(model, blueprint.objective())) {
            throw new IllegalArgumentException(
                    "The model %s does not learn what is %s: name another in model.from, or another dataset."
                            .formatted(origin.address(), blueprint.objective().word()));
        }
        if (model.vocabularySize() < blueprint.vocabularySize()) {
            throw new IllegalArgumentException(
                    "The model %s knows %d tokens and the dataset has %d: make the dataset with the model's own tokenizer."
                            .formatted(origin.address(), model.vocabularySize(), blueprint.vocabularySize()));
        }
        if (model.contextLength() < contextLength) {
            throw new IllegalArgumentException(
                    "model.contextLength: is %d; allowed is at most %d, which is as far as the model %s reads"
                            .formatted(contextLength, model.contextLength(), origin.address()));
        }
    }

    private static boolean learns(Model model, Objective objective) {
        return objective
                == switch (model) {
                    case LanguageModel languageModel -> Objective.CAUSAL;
                    case MaskedLanguageModel masked -> Objective.MASKED;
                    case SequenceClassifier classifier -> Objective.CLASSIFICATION;
                    case SequenceToSequence writer -> Objective.SEQUENCE_TO_SEQUENCE;
                };
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
    Model model() {
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
