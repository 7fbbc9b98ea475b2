package dev.athanor.transformer.tokenizer;

import dev.athanor.transformer.tokenizer.BytePairVocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Learns byte-level byte-pair encoding: joins the most frequent pair of neighbouring tokens, again and again, until the
 * vocabulary is full or no pair is frequent enough.
 *
 * <p>Pairs are counted once; every merge then only touches the words that hold the pair, found through
 * {@link PairCounts}, and a queue yields the most frequent pair, among equals the one with the smaller ids. Both the
 * result and its order are those of {@code BpeTrainer} in Hugging Face's {@code tokenizers}, given the initial alphabet
 * of bytes. (Sennrich et al., 2016, "Neural Machine Translation of Rare Words with Subword Units".)
 */
public final class BytePairTrainer {

    /** The minimum of Hugging Face's {@code ByteLevelBPETokenizer}: what occurs once teaches nothing. */
    public static final int USUAL_MINIMUM_FREQUENCY = 2;

    private final int vocabularySize;
    private final int minimumFrequency;
    private final List<String> specialTokens;

    public BytePairTrainer(int vocabularySize) {
        this(vocabularySize, USUAL_MINIMUM_FREQUENCY, List.of(BytePairVocabulary.END_OF_TEXT));
    }

    /**
     * A trainer.
     *
     * @param vocabularySize where to stop, with the special tokens and the bytes counted
     * @param minimumFrequency how often a pair must occur to be merged
     * @param specialTokens the first tokens, among them {@link BytePairVocabulary#END_OF_TEXT}
     */
    public BytePairTrainer(int vocabularySize, int minimumFrequency, List<String> specialTokens) {
        this.specialTokens = List.copyOf(specialTokens);
        int smallest = BytePairVocabulary.smallestSize(specialTokens);
        if (vocabularySize < smallest) {
            throw new IllegalArgumentException(
                    "vocabularySize is %d, but byte-level BPE needs at least %d: 256 bytes and %s"
                            .formatted(vocabularySize, smallest, String.join(", ", specialTokens)));
        }
        if (minimumFrequency < 1) {
            throw new IllegalArgumentException(
                    "minimumFrequency is %d, but must be at least 1".formatted(minimumFrequency));
        }
        this.vocabularySize = vocabularySize;
        this.minimumFrequency = minimumFrequency;
    }

    /**
     * Trains on texts, each cut into words on its own.
     *
     * @return a vocabulary of the wanted size, or a smaller one where the text has no more frequent pairs
     */
    public BytePairVocabulary train(Iterable<? extends CharSequence> texts) {
        return new Session(count(texts)).run();
    }

    private static Map<String, Long> count(Iterable<? extends CharSequence> texts) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (CharSequence text : texts) {
            WordCutter.cut(text, word -> counts.merge(word, 1L, Long::sum));
        }
        return counts;
    }

    /** The state of one training. */
    private final class Session {

        private final List<String> tokens = BytePairVocabulary.unlearnt(specialTokens);
        private final Map<String, Integer> ids = new HashMap<>();
        private final List<Word> words = new ArrayList<>();
        private final PairCounts pairs = new PairCounts();
        private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
        private final List<Merge> merges = new ArrayList<>();

        Session(Map<String, Long> counts) {
            tokens.forEach(token -> ids.put(token, ids.size()));
            counts.forEach((word, count) -> words.add(new Word(idsOf(word), count)));
        }

        BytePairVocabulary run() {
            for (int word = 0; word < words.size(); word++) {
                words.get(word).countPairs(word, pairs);
            }
            enqueueNewPairs();
            Candidate best = queue.poll();
            while (best != null && tokens.size() < vocabularySize) {
                long count = pairs.count(best.pair());
                if (best.count() != count) {
                    queue.add(best.recounted(count));
                } else if (count < minimumFrequency) {
                    break;
                } else {
                    merge(best);
                }
                best = queue.poll();
            }
            return new BytePairVocabulary(tokens, merges, specialTokens);
        }

        private void merge(Candidate candidate) {
            Pair pair = candidate.pair();
            String left = tokens.get(pair.left());
            String right = tokens.get(pair.right());
            merges.add(new Merge(left, right));
            int joined = idOf(left + right);
            candidate.words().forEach(word -> words.get(word).merge(pair, joined, word, pairs));
            enqueueNewPairs();
        }

        private int idOf(String token) {
            return ids.computeIfAbsent(token, added -> {
                tokens.add(added);
                return tokens.size() - 1;
            });
        }

        private void enqueueNewPairs() {
            pairs.drainNewlyOccurring((pair, where) -> {
                long count = pairs.count(pair);
                if (count > 0) {
                    queue.add(new Candidate(pair, count, where));
                }
            });
        }

        private int[] idsOf(String word) {
            return WordCutter.symbols(word)
                    .chars()
                    .map(symbol -> ids.get(Character.toString(symbol)))
                    .toArray();
        }
    }

    /** A pair that waits to be merged, with the count it had when it was queued and the words that hold it. */
    private record Candidate(Pair pair, long count, WordNumbers words) implements Comparable<Candidate> {

        Candidate recounted(long newCount) {
            return new Candidate(pair, newCount, words);
        }

        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : pair.compareTo(other.pair);
        }
    }
}
