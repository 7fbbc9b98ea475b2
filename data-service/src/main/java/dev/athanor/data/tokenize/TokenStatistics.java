package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetStatistics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stats.json} says, for people.
 *
 * @param statistics the sizes
 * @param textBytes UTF-8 bytes of the cleaned text
 * @param charactersPerToken how much a token stands for, on average
 * @param unusedTokens tokens that occur nowhere
 * @param mostFrequent the most frequent tokens, the first the most
 * @param removedDuplicates rows that were left out since they equal one before
 * @param unselectedRows rows that the selection did not take
 * @param samples absent for a text
 */
public record TokenStatistics(
        DatasetStatistics statistics,
        long textBytes,
        double charactersPerToken,
        int unusedTokens,
        List<Frequency> mostFrequent,
        long removedDuplicates,
        long unselectedRows,
        @Nullable SampleDetails samples) {

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

    /**
     * More of samples.
     *
     * @param longestSequences tokens of the longest, of pairs for source and target
     * @param labels how often each occurs, by its name; empty for pairs
     */
    public record SampleDetails(List<Integer> longestSequences, Map<String, LabelCount> labels) {
        public SampleDetails {
            longestSequences = List.copyOf(longestSequences);
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    /** How often a label occurs in each part. */
    public record LabelCount(long train, long validation) {}
}
