package dev.athanor.transformer.tokenizer;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** How often each pair occurs, kept up to date as words change, and where pairs have newly come to occur. */
final class PairCounts {

    private final Map<Pair, Long> counts = new HashMap<>();
    private final Map<Pair, WordNumbers> newlyOccurring = new HashMap<>();

    long count(Pair pair) {
        return counts.getOrDefault(pair, 0L);
    }

    void occurs(Pair pair, int word, long times) {
        counts.merge(pair, times, Long::sum);
        newlyOccurring.computeIfAbsent(pair, unseen -> new WordNumbers()).add(word);
    }

    void vanishes(Pair pair, long times) {
        counts.merge(pair, -times, Long::sum);
    }

    /** Hands over what has come to occur since the last call, and forgets it. */
    void drainNewlyOccurring(BiConsumer<Pair, WordNumbers> receiver) {
        newlyOccurring.forEach(receiver);
        newlyOccurring.clear();
    }
}
