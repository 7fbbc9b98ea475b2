package dev.athanor.blueprint;

import dev.athanor.contracts.address.SpecialTokens;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The tokens around an answer.
 *
 * @param start what a decoder reads before the first token that it writes
 * @param end what it writes behind the last one
 */
public record AnswerMarks(int start, int end) {

    /**
     * Those of a tokenizer. T5 starts with padding, as it is never written; a tokenizer without lends another token.
     *
     * @throws IllegalArgumentException if it has no end
     */
    public static AnswerMarks of(SpecialTokens tokens) {
        Integer end = tokens.end();
        if (end == null) {
            throw new IllegalArgumentException("answers need a token that ends them");
        }
        return new AnswerMarks(
                Stream.of(tokens.padding(), tokens.start(), end)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(),
                end);
    }
}
