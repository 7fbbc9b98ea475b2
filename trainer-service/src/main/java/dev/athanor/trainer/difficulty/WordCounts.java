package dev.athanor.trainer.difficulty;

/**
 * How often words occur, in memory of a fixed size: words are counted by their hash, so that a few share a count. A rare
 * word that shares with a frequent one counts as frequent, which changes the difficulty of its window a little.
 */
final class WordCounts {

    private static final int SLOTS = 1 << 20;
    private static final int GOLDEN_RATIO = 0x9e3779b9;

    private final long[] counts = new long[SLOTS];
    private long total;

    void add(String word) {
        counts[slot(word)]++;
        total++;
    }

    /** The word's information in nats: minus the logarithm of its share of all words. */
    double rarity(String word) {
        return Math.log((double) total / Math.max(1, counts[slot(word)]));
    }

    /** A string's hash is weak in its upper bits, which the multiplication brings in. */
    private static int slot(String word) {
        int hash = word.hashCode() * GOLDEN_RATIO;
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
