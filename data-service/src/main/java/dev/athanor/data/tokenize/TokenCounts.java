package dev.athanor.data.tokenize;

import dev.athanor.contracts.event.DatasetStatistics;
import dev.athanor.data.measure.HistogramCounter;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts each token while tokens go by. */
final class TokenCounts {

    private final long[] counts;
    private final HistogramCounter lengths = new HistogramCounter();

    TokenCounts(int vocabularySize) {
        this.counts = new long[vocabularySize];
    }

    void add(int[] ids) {
        lengths.add(ids.length);
        for (int id : ids) {
            counts[id]++;
        }
    }

    TokenCensus census() {
        return new TokenCensus(counts, lengths.histogram());
    }

    /** Adds what was counted elsewhere, for each token. */
    void add(long[] more) {
        for (int id = 0; id < counts.length; id++) {
            counts[id] += more[id];
        }
    }

    /** Adds the length of a sequence whose tokens are counted elsewhere. */
    void addLength(int length) {
        lengths.add(length);
    }

    long[] toArray() {
        return counts.clone();
    }

    TokenStatistics statistics(
            DatasetStatistics sizes,
            long textBytes,
            Tokenizer tokenizer,
            long removedDuplicates,
            long unselectedRows,
            TokenStatistics.@Nullable SampleDetails samples) {
        return new TokenStatistics(
                sizes,
                textBytes,
                (double) sizes.characters() / (sizes.trainTokens() + sizes.validationTokens()),
                (int) Arrays.stream(counts).filter(count -> count == 0).count(),
                new VocabularyCount(counts).mostFrequent(tokenizer),
                removedDuplicates,
                unselectedRows,
                samples);
    }
}
