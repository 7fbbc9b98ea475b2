package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Ops;
import java.util.List;
import java.util.function.Function;

/** A model that scores the next token of every prefix of a sequence. */
public sealed interface LanguageModel extends Model permits Gpt2, Llama, AdaptedLanguageModel {

    /**
     * The model as a sequence of operations.
     *
     * @param ops the target
     * @param tokens {@code [batch, time]}, integers in {@code [0, vocabularySize)}, with {@code time <= contextLength}
     * @return logits, {@code [batch, time, vocabularySize]}
     */
    <T> T logits(Ops<T> ops, T tokens);

    @Override
    default List<ModelInput> inputs() {
        return List.of(ModelInput.TOKENS);
    }

    @Override
    default <T> T scores(Ops<T> ops, Function<ModelInput, T> inputs) {
        return logits(ops, inputs.apply(ModelInput.TOKENS));
    }
}
