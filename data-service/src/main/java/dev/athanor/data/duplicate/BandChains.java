package dev.athanor.data.duplicate;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** For each key of one band the documents that have it, in chains of fixed places. */
final class BandChains {

    private static final int END = -1;

    /**
     * In a text of one template, such as a log, thousands are a little alike and share a key; to ask about all of them for each
     * that comes by would take the square of their number.
     */
    static final int MOST_ASKED = 32;

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

    /**
     * Asks about documents that have the key, until {@value #MOST_ASKED} are not done; one of which {@code isDone} says so is
     * never asked about again.
     */
    void visit(long key, IntPredicate isDone) {
        int slot = slot(key);
        int before = END;
        int open = 0;
        for (int document = heads[slot]; document != END && open < MOST_ASKED; document = next[document]) {
            if (keys[document] != key) {
                before = document;
            } else if (!isDone.test(document)) {
                before = document;
                open++;
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
