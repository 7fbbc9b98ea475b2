package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts each token while tokens go by. */
final class TokenCounts {

    private static final int SHOWN = 20;

    private final long[] counts;

    TokenCounts(int vocabularySize) {
        this.counts = new long[vocabularySize];
    }

    void add(int[] ids) {
        for (int id : ids) {
            counts[id]++;
        }
    }

    TokenStatistics statistics(
            DatasetStatistics sizes,
            long textBytes,
            Tokenizer tokenizer,
            long removedDuplicates,
            long unselectedRows,
            TokenStatistics.@Nullable SampleDetails samples) {
        var mostFrequent = IntStream.range(0, counts.length)
                .boxed()
                .filter(id -> counts[id] > 0)
                .sorted(Comparator.comparingLong((Integer id) -> counts[id]).reversed())
                .limit(SHOWN)
                .map(id -> new TokenStatistics.Frequency(id, tokenizer.decode(id), counts[id]))
                .toList();
        return new TokenStatistics(
                sizes,
                textBytes,
                (double) sizes.characters() / (sizes.trainTokens() + sizes.validationTokens()),
                (int) Arrays.stream(counts).filter(count -> count == 0).count(),
                mostFrequent,
                removedDuplicates,
                unselectedRows,
                samples);
    }
}
