package dev.athanor.data.tokenize;

import java.util.List;

/**
 * How a dataset uses its vocabulary; special tokens that were written around sequences count.
 *
 * @param size tokens that there are
 * @param used tokens that occur
 * @param unknown occurrences of the token that stands for what the tokenizer does not know; 0 where it has none
 * @param unknownShare their share of all tokens
 * @param coverage share of the text that the most frequent tokens make, for some numbers of them
 * @param ranks how often the token of a rank occurs, for some ranks: on logarithmic axes natural text is about a straight
 *     line (Zipf's law)
 * @param mostFrequent the most frequent tokens, the first the most
 */
public record VocabularyUse(
        int size,
        int used,
        long unknown,
        double unknownShare,
        List<Coverage> coverage,
        List<Rank> ranks,
        List<TokenStatistics.Frequency> mostFrequent) {
    public VocabularyUse {
        coverage = List.copyOf(coverage);
        ranks = List.copyOf(ranks);
        mostFrequent = List.copyOf(mostFrequent);
    }

    /**
     * What the most frequent tokens make up.
     *
     * @param tokens how many of them
     * @param share of all occurrences
     */
    public record Coverage(int tokens, double share) {}

    /**
     * A place in the order by frequency.
     *
     * @param rank from 1
     * @param count occurrences of its token
     */
    public record Rank(int rank, long count) {}
}
