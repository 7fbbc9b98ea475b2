package dev.athanor.contracts.event;

/**
 * The size of a dataset version.
 *
 * @param characters Unicode code points of the cleaned text
 * @param vocabularySize number of token ids
 * @param trainTokens tokens to train on
 * @param validationTokens tokens held out
 * @param bytesPerToken 2 or 4: the width of a token in the token files
 */
public record DatasetStatistics(
        long characters, int vocabularySize, long trainTokens, long validationTokens, int bytesPerToken) {}
