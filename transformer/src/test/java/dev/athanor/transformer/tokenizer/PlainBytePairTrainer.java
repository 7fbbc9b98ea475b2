package dev.athanor.transformer.tokenizer;

import dev.athanor.transformer.tokenizer.BytePairVocabulary.Merge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hugging Face's way of training with maps and objects, and the pattern itself: the plain twin of the trainer in use. */
final class PlainBytePairTrainer {

    private static final Pattern WORDS = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private record Pair(int left, int right) {}

    /** A word as ids, and how often the text has it; told apart by identity, since its ids change. */
    private static final class Word {
        private final List<Integer> ids;
        private final int times;

        Word(List<Integer> ids, int times) {
            this.ids = ids;
            this.times = times;
        }
    }

    /** A pair that waits, with its count when it was queued, the words that hold it, and its place among all that came. */
    private record Candidate(Pair pair, int count, Set<Word> words, int order) {}

    private final List<String> tokens = BytePairVocabulary.unlearnt(List.of(BytePairVocabulary.END_OF_TEXT));
    private final Map<Pair, Integer> counts = new HashMap<>();
    private final Map<Pair, Set<Word>> newlyOccurring = new LinkedHashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingInt(Candidate::count)
            .reversed()
            .thenComparing(candidate -> candidate.pair().left())
            .thenComparing(candidate -> candidate.pair().right())
            .thenComparing(Candidate::order));
    private int candidates;

    List<Merge> train(int vocabularySize, List<String> texts) {
        for (Word word : words(texts)) {
            for (int i = 1; i < word.ids.size(); i++) {
                occurs(new Pair(word.ids.get(i - 1), word.ids.get(i)), word);
            }
        }
        enqueueNewPairs();
        List<Merge> merges = new ArrayList<>();
        while (!queue.isEmpty() && tokens.size() < vocabularySize) {
            Candidate best = queue.remove();
            int count = counts.get(best.pair());
            if (best.count() != count) {
                queue.add(new Candidate(best.pair(), count, best.words(), best.order()));
            } else if (count < BytePairTrainer.USUAL_MINIMUM_FREQUENCY) {
                break;
            } else {
                Merge merge = new Merge(
                        tokens.get(best.pair().left()), tokens.get(best.pair().right()));
                merges.add(merge);
                int joined = idOf(merge.left() + merge.right());
                best.words().forEach(word -> merge(word, best.pair(), joined));
                enqueueNewPairs();
            }
        }
        return merges;
    }

    private List<Word> words(List<String> texts) {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (String text : texts) {
            Matcher matcher = WORDS.matcher(text);
            while (matcher.find()) {
                found.merge(matcher.group(), 1, Integer::sum);
            }
        }
        List<Word> words = new ArrayList<>();
        found.forEach((word, times) -> words.add(new Word(idsOf(word), times)));
        return words;
    }

    private List<Integer> idsOf(String word) {
        List<Integer> ids = new ArrayList<>();
        for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
            ids.add(tokens.indexOf(Character.toString(ByteAlphabet.symbol(value))));
        }
        return ids;
    }

    private int idOf(String token) {
        if (!tokens.contains(token)) {
            tokens.add(token);
        }
        return tokens.indexOf(token);
    }

    private void merge(Word word, Pair pair, int joined) {
        List<Integer> ids = word.ids;
        for (int i = 0; i + 1 < ids.size(); i++) {
            if (ids.get(i) == pair.left() && ids.get(i + 1) == pair.right()) {
                if (i > 0) {
                    counts.merge(new Pair(ids.get(i - 1), pair.left()), -word.times, Integer::sum);
                    occurs(new Pair(ids.get(i - 1), joined), word);
                }
                ids.set(i, joined);
                ids.remove(i + 1);
                if (i + 1 < ids.size()) {
                    counts.merge(new Pair(pair.right(), ids.get(i + 1)), -word.times, Integer::sum);
                    occurs(new Pair(joined, ids.get(i + 1)), word);
                }
            }
        }
    }

    private void occurs(Pair pair, Word word) {
        counts.merge(pair, word.times, Integer::sum);
        newlyOccurring.computeIfAbsent(pair, unseen -> new LinkedHashSet<>()).add(word);
    }

    private void enqueueNewPairs() {
        newlyOccurring.forEach((pair, words) -> {
            if (counts.get(pair) > 0) {
                queue.add(new Candidate(pair, counts.get(pair), words, candidates++));
            }
        });
        newlyOccurring.clear();
    }
}
