package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A model with low-rank adapters, of the same kind as the one that is adapted. */
public sealed interface AdaptedModel extends Model
        permits AdaptedLanguageModel, AdaptedMaskedLanguageModel, AdaptedClassifier, AdaptedSequenceToSequence {

    /** The model that is adapted. */
    Model base();

    /** On which of its layers. */
    LowRank adapters();

    /**
     * Adapts a model.
     *
     * @throws IllegalArgumentException if it has no linear layer of one of the names, or is adapted already
     */
    static AdaptedModel of(Model base, LowRank adapters) {
        return switch (base) {
            case AdaptedModel _ -> throw new IllegalArgumentException("the model has adapters already");
            case LanguageModel languageModel -> new AdaptedLanguageModel(languageModel, adapters);
            case MaskedLanguageModel masked -> new AdaptedMaskedLanguageModel(masked, adapters);
            case SequenceClassifier classifier -> new AdaptedClassifier(classifier, adapters);
            case SequenceToSequence writer -> new AdaptedSequenceToSequence(writer, adapters);
        };
    }

    /** The layers that have an adapter, in the order of their use. */
    default List<Linear> adaptedLayers() {
        return layers(base(), adapters());
    }

    /** The names of all that the adapters leave as it is. */
    default List<String> frozen() {
        return base().parameters().stream().map(Parameter::name).toList();
    }

    @Override
    default int vocabularySize() {
        return base().vocabularySize();
    }

    @Override
    default int contextLength() {
        return base().contextLength();
    }

    /** Refuses names that no linear layer of the model has. */
    static void requireTargets(Model base, LowRank adapters) {
        for (String target : adapters.targets()) {
            if (layers(base, new LowRank(1, 1, 0, List.of(target))).isEmpty()) {
                throw new IllegalArgumentException("no linear layer of the model is named '%s'".formatted(target));
            }
        }
    }

    private static List<Linear> layers(Model base, LowRank adapters) {
        List<Linear> layers = new ArrayList<>();
        base.scores(
                new LowRankOps<>(new ParameterCollector(), adapters, layers::add),
                input -> ParameterCollector.Nothing.NOTHING);
        return layers;
    }
}
