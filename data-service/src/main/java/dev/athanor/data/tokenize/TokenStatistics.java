package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetStatistics;
import java.util.List;

/**
 * What {@code stats.json} says, for people.
 *
 * @param statistics the sizes
 * @param textBytes UTF-8 bytes of the cleaned text
 * @param charactersPerToken how much a token stands for, on average
 * @param unusedTokens tokens that occur nowhere
 * @param mostFrequent the most frequent tokens, the first the most
 */
public record TokenStatistics(
        DatasetStatistics statistics,
        long textBytes,
        double charactersPerToken,
        int unusedTokens,
        List<Frequency> mostFrequent) {

    public TokenStatistics {
        mostFrequent = List.copyOf(mostFrequent);
    }

    /**
     * How often a token occurs, in both parts together.
     *
     * @param id the token
     * @param text what it stands for
     * @param count how often
     */
    public record Frequency(int id, String text, long count) {}
}
