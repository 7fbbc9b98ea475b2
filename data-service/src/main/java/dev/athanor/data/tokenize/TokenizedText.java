package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.SpecialTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The token files of a text.
 *
 * @param train files of the training part, in their order
 * @param validation files of the held-out part
 * @param statistics of both
 * @param specialTokens of the tokenizer
 * @param census of all tokens
 */
public record TokenizedText(
        List<Path> train,
        List<Path> validation,
        TokenStatistics statistics,
        SpecialTokens specialTokens,
        TokenCensus census) {
    public TokenizedText {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
    }

    /** The same, with files beside those to train on. */
    public TokenizedText with(List<Path> more) {
        return new TokenizedText(
                Stream.concat(train.stream(), more.stream()).toList(), validation, statistics, specialTokens, census);
    }
}
