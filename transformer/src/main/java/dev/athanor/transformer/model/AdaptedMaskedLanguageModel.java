package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;

/**
 * A masked language model with low-rank adapters.
 *
 * @param base the model that is adapted
 * @param adapters on which of its layers
 */
public record AdaptedMaskedLanguageModel(MaskedLanguageModel base, LowRank adapters)
        implements MaskedLanguageModel, AdaptedModel {

    public AdaptedMaskedLanguageModel {
        AdaptedModel.requireTargets(base, adapters);
    }

    @Override
    public <T> T logits(Ops<T> ops, EncoderInputs<T> inputs) {
        return base.logits(new LowRankOps<>(ops, adapters), inputs);
    }

    @Override
    public int segments() {
        return base.segments();
    }
}
