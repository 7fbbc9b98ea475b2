package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/**
 * Different words with numbers from 0 on, in the order in which they came. Their bytes lie one behind the other, so that
 * millions of words are a few arrays. Not safe for use by several threads.
 */
final class WordTable {

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int FREE = -1;

    private int[] slots = free(FIRST_SLOTS);
    private int[] hashes = new int[FIRST_SLOTS / 2];
    private int[] ends = new int[FIRST_SLOTS / 2];
    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** A hash over a word's bytes (Fowler, Noll and Vo's, 64 bits folded to 32). */
    static int hash(byte[] text, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text[i]) * 0x100000001B3L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    /** The number of a word, or -1 if the table has it not. */
    int find(byte[] text, int from, int to, int hash) {
        return slots[slotOf(text, from, to, hash)];
    }

    /** The number of a word, which is added if the table has it not. */
    int add(byte[] text, int from, int to, int hash) {
        int slot = slotOf(text, from, to, hash);
        if (slots[slot] != FREE) {
            return slots[slot];
        }
        append(text, from, to, hash);
        slots[slot] = size++;
        if (2 * size == slots.length) {
            grow();
        }
        return size - 1;
    }

    private void append(byte[] text, int from, int to, int hash) {
        int start = start(size);
        int length = to - from;
        if (bytes.length - start < length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(start, length), bytes.length + (bytes.length >> 1)));
        }
        System.arraycopy(text, from, bytes, start, length);
        hashes[size] = hash;
        ends[size] = start + length;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, 2 * hashes.length);
        ends = Arrays.copyOf(ends, 2 * ends.length);
        slots = free(2 * slots.length);
        int mask = slots.length - 1;
        for (int word = 0; word < size; word++) {
            int slot = hashes[word] & mask;
            while (slots[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = word;
        }
    }

    /** Open addressing: the slot of the word, or the free one where it belongs. */
    private int slotOf(byte[] text, int from, int to, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != FREE && !holds(slots[slot], text, from, to, hash)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private boolean holds(int word, byte[] text, int from, int to, int hash) {
        return hashes[word] == hash && Arrays.equals(bytes, start(word), ends[word], text, from, to);
    }

    private static int[] free(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }

    int size() {
        return size;
    }

    /** The bytes of all words; valid until the next word is added. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a word's bytes begin. */
    int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** Where they end. */
    int end(int word) {
        return ends[word];
    }

    int hash(int word) {
        return hashes[word];
    }

    /** Forgets all words, and keeps its room. */
    void clear() {
        Arrays.fill(slots, FREE);
        size = 0;
    }
}
