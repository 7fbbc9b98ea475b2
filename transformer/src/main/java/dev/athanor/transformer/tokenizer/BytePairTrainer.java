package dev.athanor.transformer.tokenizer;

import dev.athanor.transformer.tokenizer.BytePairVocabulary.Merge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Learns byte-level byte-pair encoding: joins the most frequent pair of neighbouring tokens, again and again, until the
 * vocabulary is full or no pair is frequent enough.
 *
 * <p>Words are counted by several threads. Pairs are counted once; every merge then only touches the words that hold the
 * pair, and a queue yields the most frequent pair, among equals the one with the smaller ids. Both the result and its
 * order are those of {@code BpeTrainer} in Hugging Face's {@code tokenizers}, given the initial alphabet of bytes. Memory
 * grows with the number of different words, not with the text. (Sennrich et al., 2016, "Neural Machine Translation of Rare
 * Words with Subword Units".)
 */
public final class BytePairTrainer {

    /** The minimum of Hugging Face's {@code ByteLevelBPETokenizer}: what occurs once teaches nothing. */
    public static final int USUAL_MINIMUM_FREQUENCY = 2;

    private final int vocabularySize;
    private final int minimumFrequency;
    private final List<String> specialTokens;
    private final int threads;

    public BytePairTrainer(int vocabularySize) {
        this(vocabularySize, USUAL_MINIMUM_FREQUENCY, List.of(BytePairVocabulary.END_OF_TEXT));
    }

    /** A trainer that counts with as many threads as there are processors. */
    public BytePairTrainer(int vocabularySize, int minimumFrequency, List<String> specialTokens) {
        this(
                vocabularySize,
                minimumFrequency,
                specialTokens,
                Runtime.getRuntime().availableProcessors());
    }

    /**
     * A trainer.
     *
     * @param vocabularySize where to stop, with the special tokens and the bytes counted
     * @param minimumFrequency how often a pair must occur to be merged
     * @param specialTokens the first tokens, among them {@link BytePairVocabulary#END_OF_TEXT}
     * @param threads that count words
     */
    public BytePairTrainer(int vocabularySize, int minimumFrequency, List<String> specialTokens, int threads) {
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
        this.threads = threads;
    }

    /**
     * Trains on texts, each cut into words on its own.
     *
     * @return a vocabulary of the wanted size, or a smaller one where the text has no more frequent pairs
     */
    public BytePairVocabulary train(Iterable<? extends CharSequence> texts) {
        return train(texts, merges -> {});
    }

    /**
     * Trains on texts and tells how far it is.
     *
     * @param texts taken by one thread at a time, not always the same
     * @param progress is told after each merge how many there are; what it throws ends the training
     */
    public BytePairVocabulary train(Iterable<? extends CharSequence> texts, IntConsumer progress) {
        return new Session(WordCounting.of(texts, threads)).run(progress);
    }

    /** The state of one training. */
    private final class Session {

        private final List<String> tokens = BytePairVocabulary.unlearnt(specialTokens);
        private final Map<String, Integer> ids = new HashMap<>();
        private final LearningWords words;
        private final PairTable pairs = new PairTable();
        private final CandidateQueue queue = new CandidateQueue(pairs);
        private final List<Merge> merges = new ArrayList<>();

        Session(WordCounts counts) {
            tokens.forEach(token -> ids.put(token, ids.size()));
            this.words = new LearningWords(counts, idOfByte());
        }

        private int[] idOfByte() {
            int[] idOfByte = new int[ByteAlphabet.SIZE];
            for (int value = 0; value < idOfByte.length; value++) {
                idOfByte[value] = idOf(Character.toString(ByteAlphabet.symbol((byte) value)));
            }
            return idOfByte;
        }

        BytePairVocabulary run(IntConsumer progress) {
            words.countPairs(pairs);
            pairs.drainNewlyOccurring(queue::add);
            while (!queue.isEmpty() && tokens.size() < vocabularySize) {
                long count = pairs.count(queue.firstPair());
                if (queue.firstCount() != count) {
                    queue.recountFirst();
                } else if (count < minimumFrequency) {
                    break;
                } else {
                    mergeFirst();
                    progress.accept(merges.size());
                }
            }
            return new BytePairVocabulary(tokens, merges, specialTokens);
        }

        private void mergeFirst() {
            long key = pairs.key(queue.firstPair());
            int left = (int) (key >>> Integer.SIZE);
            int right = (int) key;
            merges.add(new Merge(tokens.get(left), tokens.get(right)));
            int joined = idOf(tokens.get(left) + tokens.get(right));
            IdBuffer holders = queue.poll();
            for (int i = 0; i < holders.size(); i++) {
                words.merge(holders.get(i), left, right, joined, pairs);
            }
            pairs.drainNewlyOccurring(queue::add);
        }

        private int idOf(String token) {
            return ids.computeIfAbsent(token, added -> {
                tokens.add(added);
                return tokens.size() - 1;
            });
        }
    }
}
