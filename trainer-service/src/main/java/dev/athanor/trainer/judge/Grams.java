package dev.athanor.trainer.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each run of words of one length occurs.
 *
 * @param counts by the words
 */
record Grams(Map<List<String>, Integer> counts) {

    /** @param length words of a run */
    static Grams of(List<String> words, int length) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int first = 0; first + length <= words.size(); first++) {
            counts.merge(words.subList(first, first + length), 1, Integer::sum);
        }
        return new Grams(counts);
    }

    /** How many there are, counted as often as they occur. */
    long total() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** How many occur in both, each as often as where it is rarer. */
    long shared(Grams others) {
        return counts.entrySet().stream()
                .mapToLong(gram -> Math.min(gram.getValue(), others.counts.getOrDefault(gram.getKey(), 0)))
                .sum();
    }
}
