package dev.athanor.data.tokenize;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.tokenizer.UnknownCharacterException;

/** Encodes and counts what comes of it. */
final class CountingEncoder {

    private final Tokenizer tokenizer;
    private final TokenCounts counts;

    CountingEncoder(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.counts = new TokenCounts(tokenizer.vocabularySize());
    }

    /**
     * The framed ids of a text.
     *
     * @throws DatasetException if an imported tokenizer of characters lacks one
     */
    int[] encode(String text, SequenceFrame frame) {
        try {
            int[] ids = frame.around(tokenizer.encode(text));
            counts.add(ids);
            return ids;
        } catch (UnknownCharacterException e) {
            throw new DatasetException(
                    DatasetProblem.CHARACTER_NOT_IN_VOCABULARY,
                    "In the text \"%s\" %s.".formatted(beginning(text), e.getMessage()));
        }
    }

    private static String beginning(String text) {
        int most = 40;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    Tokenizer tokenizer() {
        return tokenizer;
    }

    int bytesPerToken() {
        return TokenFiles.bytesPerToken(tokenizer.vocabularySize());
    }

    TokenCounts counts() {
        return counts;
    }
}
