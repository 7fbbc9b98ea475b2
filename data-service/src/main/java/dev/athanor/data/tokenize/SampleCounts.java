package dev.athanor.data.tokenize;

import dev.athanor.contracts.address.DatasetSplit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Counts labels and looks for the longest sequences while samples go by. */
final class SampleCounts {

    private final List<String> labels;
    private final int[] longest;
    private final Map<DatasetSplit, long[]> perLabel = new EnumMap<>(DatasetSplit.class);

    SampleCounts(int sequencesPerSample, List<String> labels) {
        this.labels = labels;
        this.longest = new int[sequencesPerSample];
        for (DatasetSplit split : DatasetSplit.values()) {
            perLabel.put(split, new long[labels.size()]);
        }
    }

    void add(DatasetSplit split, List<int[]> sequences, OptionalInt label) {
        for (int sequence = 0; sequence < longest.length; sequence++) {
            longest[sequence] = Math.max(longest[sequence], sequences.get(sequence).length);
        }
        label.ifPresent(number -> of(split)[number]++);
    }

    /** Adds what was counted elsewhere of samples of one part. */
    void add(DatasetSplit split, List<Integer> longestSequences, List<Long> labelCounts) {
        for (int sequence = 0; sequence < longest.length; sequence++) {
            longest[sequence] = Math.max(longest[sequence], longestSequences.get(sequence));
        }
        for (int label = 0; label < labelCounts.size(); label++) {
            of(split)[label] += labelCounts.get(label);
        }
    }

    List<Integer> longestSequences() {
        return Arrays.stream(longest).boxed().toList();
    }

    List<Long> labelCounts(DatasetSplit split) {
        return Arrays.stream(of(split)).boxed().toList();
    }

    private long[] of(DatasetSplit split) {
        return Objects.requireNonNull(perLabel.get(split));
    }

    TokenStatistics.SampleDetails details() {
        Map<String, TokenStatistics.LabelCount> counts = LinkedHashMap.newLinkedHashMap(labels.size());
        for (int label = 0; label < labels.size(); label++) {
            counts.put(
                    labels.get(label),
                    new TokenStatistics.LabelCount(of(DatasetSplit.TRAIN)[label], of(DatasetSplit.VALIDATION)[label]));
        }
        return new TokenStatistics.SampleDetails(longestSequences(), counts);
    }
}
