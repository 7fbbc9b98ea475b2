package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;

/**
 * A language model with low-rank adapters.
 *
 * @param base the model that is adapted
 * @param adapters on which of its layers
 */
public record AdaptedLanguageModel(LanguageModel base, LowRank adapters) implements LanguageModel, AdaptedModel {

    public AdaptedLanguageModel {
        AdaptedModel.requireTargets(base, adapters);
    }

    @Override
    public <T> T logits(Ops<T> ops, T tokens) {
        return base.logits(new LowRankOps<>(ops, adapters), tokens);
    }
}
