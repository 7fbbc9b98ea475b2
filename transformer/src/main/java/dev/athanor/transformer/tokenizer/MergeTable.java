package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/** Which pairs of ids become one, which of them first, and what they become: the merges of a tokenizer, by open addressing. */
final class MergeTable {

    /** The rank of a pair that is not merged. */
    static final int NEVER = Integer.MAX_VALUE;

    private static final long FREE = -1;

    private final long[] pairs;
    private final int[] ranks;
    private final int[] joined;

    /** @param merges how many will be {@linkplain #put put} at most */
    MergeTable(int merges) {
        int slots = Integer.highestOneBit(Math.max(8, merges)) << 2;
        this.pairs = new long[slots];
        this.ranks = new int[slots];
        this.joined = new int[slots];
        Arrays.fill(pairs, FREE);
    }

    /** Of a pair that is put twice, the last rank counts, as in Hugging Face's library. */
    void put(int left, int right, int rank, int becomes) {
        int slot = slotOf(pair(left, right));
        pairs[slot] = pair(left, right);
        ranks[slot] = rank;
        joined[slot] = becomes;
    }

    /** When a pair is merged: the smaller, the earlier. */
    int rank(int left, int right) {
        int slot = slotOf(pair(left, right));
        return pairs[slot] == FREE ? NEVER : ranks[slot];
    }

    /** What a pair becomes that has a rank. */
    int joined(int left, int right) {
        return joined[slotOf(pair(left, right))];
    }

    private int slotOf(long pair) {
        int mask = pairs.length - 1;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (pairs[slot] != FREE && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }
}
