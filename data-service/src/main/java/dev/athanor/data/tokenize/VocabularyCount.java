package dev.athanor.data.tokenize;

import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Tells from the counts of all tokens how the vocabulary is used. */
final class VocabularyCount {

    private static final int SHOWN = 20;
    private static final int[] DIGITS = {1, 2, 5};

    private final long[] counts;
    private final long[] descending;
    private final long all;

    VocabularyCount(long[] counts) {
        this.counts = counts;
        long[] sorted = counts.clone();
        Arrays.sort(sorted);
        this.descending = IntStream.range(0, sorted.length)
                .mapToLong(place -> sorted[sorted.length - 1 - place])
                .toArray();
        this.all = Arrays.stream(counts).sum();
    }

    VocabularyUse use(Tokenizer tokenizer, OptionalInt unknownToken) {
        long unknown = unknownToken.isPresent() ? counts[unknownToken.getAsInt()] : 0;
        return new VocabularyUse(
                counts.length, used(), unknown, share(unknown), coverage(), ranks(), mostFrequent(tokenizer));
    }

    private int used() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    private double share(long occurrences) {
        return all == 0 ? 0 : (double) occurrences / all;
    }

    private List<VocabularyUse.Coverage> coverage() {
        List<VocabularyUse.Coverage> coverage = new ArrayList<>();
        for (int tokens : places()) {
            long occurrences = Arrays.stream(descending, 0, tokens).sum();
            coverage.add(new VocabularyUse.Coverage(tokens, share(occurrences)));
        }
        return coverage;
    }

    private List<VocabularyUse.Rank> ranks() {
        return places().stream()
                .map(rank -> new VocabularyUse.Rank(rank, descending[rank - 1]))
                .toList();
    }

    /** 1, 2, 5, 10, 20, 50 and so on, and the last token that occurs. */
    private List<Integer> places() {
        List<Integer> places = new ArrayList<>();
        for (long decade = 1; decade < used(); decade *= 10) {
            for (int digit : DIGITS) {
                if (digit * decade < used()) {
                    places.add((int) (digit * decade));
                }
            }
        }
        if (used() > 0) {
            places.add(used());
        }
        return places;
    }

    List<TokenStatistics.Frequency> mostFrequent(Tokenizer tokenizer) {
        return IntStream.range(0, counts.length)
                .boxed()
                .filter(id -> counts[id] > 0)
                .sorted(Comparator.comparingLong((Integer id) -> counts[id]).reversed())
                .limit(SHOWN)
                .map(id -> new TokenStatistics.Frequency(id, tokenizer.decode(id), counts[id]))
                .toList();
    }
}
