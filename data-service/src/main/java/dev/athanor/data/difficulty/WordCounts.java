package dev.athanor.data.difficulty;

/**
 * How often words occur, in memory of a fixed size: words are counted by their hash, so that a few share a count. A rare
 * word that shares with a frequent one counts as frequent, which changes the difficulty of its block a little.
 */
final class WordCounts {

    private static final int SLOTS = 1 << 20;

    private final long[] counts = new long[SLOTS];
    private long total;

    /** @param words hashes whose low bits are mixed */
    void add(long... words) {
        for (long word : words) {
            counts[slot(word)]++;
        }
        total += words.length;
    }

    /** The word's information in nats: minus the logarithm of its share of all words. */
    double rarity(long word) {
        return Math.log((double) total / Math.max(1, counts[slot(word)]));
    }

    private static int slot(long word) {
        return (int) word & (SLOTS - 1);
    }
}
