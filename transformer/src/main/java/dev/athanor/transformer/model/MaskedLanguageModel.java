package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;
import java.util.List;
import java.util.function.Function;

/** A model that scores, for every place of a sequence, the token that stands there or was hidden there. */
public sealed interface MaskedLanguageModel extends Model permits BertMaskedLanguageModel, AdaptedMaskedLanguageModel {

    /**
     * The model as a sequence of operations.
     *
     * @param ops the target
     * @param inputs a batch with {@code time <= contextLength}
     * @return logits, {@code [batch, time, vocabularySize]}
     */
    <T> T logits(Ops<T> ops, EncoderInputs<T> inputs);

    /** How many segments it tells apart. */
    int segments();

    @Override
    default List<ModelInput> inputs() {
        return EncoderInputs.ALL;
    }

    @Override
    default <T> T scores(Ops<T> ops, Function<ModelInput, T> inputs) {
        return logits(ops, EncoderInputs.of(inputs));
    }
}
