package dev.athanor.transformer.model;

import java.util.List;
import java.util.function.Function;

/**
 * What an encoder reads, each {@code [batch, time]}.
 *
 * @param tokens integers in {@code [0, vocabularySize)}
 * @param keyMask see {@link ModelInput#KEY_MASK}
 * @param segments see {@link ModelInput#SEGMENTS}
 * @param <T> a tensor, as the interpreter knows it
 */
public record EncoderInputs<T>(T tokens, T keyMask, T segments) {

    static final List<ModelInput> ALL = List.of(ModelInput.TOKENS, ModelInput.KEY_MASK, ModelInput.SEGMENTS);

    static <T> EncoderInputs<T> of(Function<ModelInput, T> inputs) {
        return new EncoderInputs<>(
                inputs.apply(ModelInput.TOKENS), inputs.apply(ModelInput.KEY_MASK), inputs.apply(ModelInput.SEGMENTS));
    }
}
