package dev.athanor.data.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Guesses a word from those before it by how often each followed which, mixed with the guess from fewer words as Witten
 * and Bell do (1991, "The zero-frequency problem").
 */
final class WordModel {

    private static final int LONGEST = 3;

    private final List<Map<List<String>, Map<String, Integer>>> followers = new ArrayList<>();
    private final double vocabulary;

    WordModel(List<String> words) {
        this.vocabulary = words.stream().distinct().count() + 1.0;
        for (int context = 0; context < LONGEST; context++) {
            Map<List<String>, Map<String, Integer>> counts = new HashMap<>();
            for (int at = context; at < words.size(); at++) {
                counts.computeIfAbsent(List.copyOf(words.subList(at - context, at)), before -> new HashMap<>())
                        .merge(words.get(at), 1, Integer::sum);
            }
            followers.add(counts);
        }
    }

    /**
     * Of a text.
     *
     * @param order how many words are looked at together: the one that is guessed and those before it
     */
    double perplexity(List<String> words, int order) {
        double nats = 0;
        for (int at = LONGEST; at < words.size(); at++) {
            nats -= Math.log(chance(words, at, order));
        }
        return Math.exp(nats / (words.size() - LONGEST));
    }

    private double chance(List<String> words, int at, int order) {
        double chance = 1 / vocabulary;
        for (int context = 0; context < order; context++) {
            var after = followers.get(context).get(words.subList(at - context, at));
            if (after != null) {
                double all = after.values().stream().mapToInt(Integer::intValue).sum();
                double kinds = after.size();
                chance = (after.getOrDefault(words.get(at), 0) + kinds * chance) / (all + kinds);
            }
        }
        return chance;
    }
}
