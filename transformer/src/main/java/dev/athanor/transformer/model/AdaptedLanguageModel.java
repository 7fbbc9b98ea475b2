package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * A language model with low-rank adapters.
 *
 * @param base the model that is adapted
 * @param adapters on which of its layers
 */
public record AdaptedLanguageModel(LanguageModel base, LowRank adapters) implements LanguageModel {

    public AdaptedLanguageModel {
        for (String target : adapters.targets()) {
            if (layers(base, new LowRank(1, 1, 0, List.of(target))).isEmpty()) {
                throw new IllegalArgumentException("no linear layer of the model is named '%s'".formatted(target));
            }
        }
    }

    @Override
    public <T> T logits(Ops<T> ops, T tokens) {
        return base.logits(new LowRankOps<>(ops, adapters, layer -> {}), tokens);
    }

    @Override
    public int vocabularySize() {
        return base.vocabularySize();
    }

    @Override
    public int contextLength() {
        return base.contextLength();
    }

    /** The layers that have an adapter, in the order of their use. */
    public List<Linear> adaptedLayers() {
        return layers(base, adapters);
    }

    private static List<Linear> layers(LanguageModel base, LowRank adapters) {
        List<Linear> layers = new ArrayList<>();
        base.logits(
                new LowRankOps<>(new ParameterCollector(), adapters, layers::add), ParameterCollector.Nothing.NOTHING);
        return layers;
    }

    /** The names of all that the adapters leave as it is. */
    public List<String> frozen() {
        return base.parameters().stream().map(Parameter::name).toList();
    }
}
