package dev.athanor.transformer.tokenizer;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of neighbouring ids with numbers from 0 on: how often each occurs, kept up to date as words change, and in which
 * words it has newly come to occur.
 */
final class PairTable {

    private static final int FIRST_SLOTS = 1 << 12;
    private static final int FREE = -1;

    private int[] slots = free(FIRST_SLOTS);
    private long[] keys = new long[FIRST_SLOTS / 2];
    private long[] counts = new long[FIRST_SLOTS / 2];
    private @Nullable IdBuffer[] newWords = new IdBuffer[FIRST_SLOTS / 2];
    private final IdBuffer newlyOccurring = new IdBuffer();
    private int size;

    /** A pair as one number; smaller ids are smaller numbers. */
    static long key(int left, int right) {
        return ((long) left << Integer.SIZE) | right;
    }

    /** The pair now occurs {@code times} more often, in a word. */
    void occurs(int left, int right, int word, long times) {
        int pair = add(key(left, right));
        counts[pair] += times;
        IdBuffer words = newWords[pair];
        if (words == null) {
            words = new IdBuffer(2);
            newWords[pair] = words;
            newlyOccurring.add(pair);
        }
        if (words.size() == 0 || words.last() != word) {
            words.add(word);
        }
    }

    /** The pair, which has occurred, now occurs {@code times} less often. */
    void vanishes(int left, int right, long times) {
        counts[slots[slotOf(key(left, right))]] -= times;
    }

    long count(int pair) {
        return counts[pair];
    }

    long key(int pair) {
        return keys[pair];
    }

    /** Hands over the pairs that have come to occur since the last call, with the words in which they did. */
    void drainNewlyOccurring(Receiver receiver) {
        for (int i = 0; i < newlyOccurring.size(); i++) {
            int pair = newlyOccurring.get(i);
            IdBuffer words = newWords[pair];
            newWords[pair] = null;
            if (words != null && counts[pair] > 0) {
                receiver.accept(pair, words);
            }
        }
        newlyOccurring.clear();
    }

    /** Takes a pair and numbers of words. */
    @FunctionalInterface
    interface Receiver {
        void accept(int pair, IdBuffer words);
    }

    private int add(long key) {
        int slot = slotOf(key);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        keys[size] = key;
        slots[slot] = size++;
        if (size == keys.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * size);
        counts = Arrays.copyOf(counts, 2 * size);
        newWords = Arrays.copyOf(newWords, 2 * size);
        slots = free(2 * slots.length);
        for (int pair = 0; pair < size; pair++) {
            slots[slotOf(keys[pair])] = pair;
        }
    }

    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] != FREE && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int[] free(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
