package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;

/**
 * A model that writes one sequence for another, with low-rank adapters.
 *
 * @param base the model that is adapted
 * @param adapters on which of its layers
 */
public record AdaptedSequenceToSequence(SequenceToSequence base, LowRank adapters)
        implements SequenceToSequence, AdaptedModel {

    public AdaptedSequenceToSequence {
        AdaptedModel.requireTargets(base, adapters);
    }

    @Override
    public <T> T logits(Ops<T> ops, T tokens, T keyMask, T decoderTokens) {
        return base.logits(new LowRankOps<>(ops, adapters), tokens, keyMask, decoderTokens);
    }
}
