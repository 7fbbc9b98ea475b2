package dev.athanor.data.duplicate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** For each key of one band the documents that have it, in chains of fixed places. */
final class BandChains {

    private static final int END = -1;

    private final long[] keys;
    private final int[] next;
    private final int[] heads;

    /** @param most documents that there may be */
    BandChains(int most) {
        this.keys = new long[most];
        this.next = new int[most];
        this.heads = new int[Integer.highestOneBit(Math.max(1, most)) * 2];
        Arrays.fill(heads, END);
    }

    /** Puts a document to its key. */
    void add(long key, int document) {
        int slot = slot(key);
        keys[document] = key;
        next[document] = heads[slot];
        heads[slot] = document;
    }

    /** Asks about each document that has the key; one of which {@code isDone} says so is never asked about again. */
    void visit(long key, IntPredicate isDone) {
        int slot = slot(key);
        int before = END;
        for (int document = heads[slot]; document != END; document = next[document]) {
            if (keys[document] != key || !isDone.test(document)) {
                before = document;
            } else if (before == END) {
                heads[slot] = next[document];
            } else {
                next[before] = next[document];
            }
        }
    }

    private int slot(long key) {
        return (int) (key >>> 20) & (heads.length - 1);
    }
}
