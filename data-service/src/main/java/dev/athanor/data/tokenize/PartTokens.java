package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import java.util.List;

/**
 * What a part of a corpus became, beside its files.
 *
 * @param split that it belongs to
 * @param tokens how many there are
 * @param counts how often each token occurs, by its id
 * @param longestSequences tokens of the longest, of pairs for source and target; empty for texts
 * @param labelCounts how often each label occurs, by its number
 */
public record PartTokens(
        DatasetSplit split, long tokens, List<Long> counts, List<Integer> longestSequences, List<Long> labelCounts) {
    public PartTokens {
        counts = List.copyOf(counts);
        longestSequences = List.copyOf(longestSequences);
        labelCounts = List.copyOf(labelCounts);
    }
}
