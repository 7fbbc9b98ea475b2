package dev.athanor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * The size of a dataset version.
 *
 * @param characters Unicode code points of the cleaned text
 * @param vocabularySize number of token ids
 * @param trainTokens tokens to train on
 * @param validationTokens tokens held out
 * @param bytesPerToken 2 or 4: the width of a token in the token files
 * @param samples absent for a text, which has none
 */
public record DatasetStatistics(
        long characters,
        int vocabularySize,
        long trainTokens,
        long validationTokens,
        int bytesPerToken,
        @Nullable SampleStatistics samples) {

    /** Of a text. */
    public DatasetStatistics(
            long characters, int vocabularySize, long trainTokens, long validationTokens, int bytesPerToken) {
        this(characters, vocabularySize, trainTokens, validationTokens, bytesPerToken, null);
    }
}
