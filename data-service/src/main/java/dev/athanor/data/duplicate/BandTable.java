package dev.athanor.data.duplicate;

import java.util.Arrays;

/** For each key of one band the first document that has it and the latest, in a table of fixed size. */
final class BandTable {

    /** Entries, half of the slots: with them a table takes 32 MiB. */
    static final int MOST_ENTRIES = 1 << 20;

    private static final int NOBODY = -1;

    private final long[] keys;
    private final int[] first;
    private final int[] latest;

    BandTable(int documents) {
        int slots = Integer.highestOneBit(Math.max(1, Math.min(documents, MOST_ENTRIES)) * 4 - 1);
        this.keys = new long[slots];
        this.first = new int[slots];
        this.latest = new int[slots];
    }

    void clear() {
        Arrays.fill(first, NOBODY);
    }

    /** Puts a document to its key, after telling those that were there. */
    void add(long key, int document, PairSink pairs) {
        int slot = (int) (key >>> 20) & (keys.length - 1);
        while (first[slot] != NOBODY && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (first[slot] == NOBODY) {
            keys[slot] = key;
            first[slot] = document;
        } else {
            pairs.accept(first[slot], document);
            if (latest[slot] != first[slot]) {
                pairs.accept(latest[slot], document);
            }
        }
        latest[slot] = document;
    }
}
