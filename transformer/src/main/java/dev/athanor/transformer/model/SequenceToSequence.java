package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;
import java.util.List;
import java.util.function.Function;

/** A model that reads one sequence and scores the next token of every prefix of another. */
public sealed interface SequenceToSequence extends Model permits T5, AdaptedSequenceToSequence {

    /**
     * The model as a sequence of operations.
     *
     * @param ops the target
     * @param tokens {@code [batch, time]}, of the sequence that is read, with {@code time <= contextLength}
     * @param keyMask {@code [batch, time]}, see {@link ModelInput#KEY_MASK}
     * @param decoderTokens {@code [batch, decoderTime]}, of the sequence that is written
     * @return logits, {@code [batch, decoderTime, vocabularySize]}
     */
    <T> T logits(Ops<T> ops, T tokens, T keyMask, T decoderTokens);

    @Override
    default List<ModelInput> inputs() {
        return List.of(ModelInput.TOKENS, ModelInput.KEY_MASK, ModelInput.DECODER_TOKENS);
    }

    @Override
    default <T> T scores(Ops<T> ops, Function<ModelInput, T> inputs) {
        return logits(
                ops,
                inputs.apply(ModelInput.TOKENS),
                inputs.apply(ModelInput.KEY_MASK),
                inputs.apply(ModelInput.DECODER_TOKENS));
    }
}
