package dev.athanor.data.measure;

import java.util.Arrays;

/** A set of hashes of 64 bits, in at most 32 bytes of memory each. */
public final class SeenHashes {

    private static final int FIRST_SLOTS = 1 << 6;
    private static final long EMPTY = 0;

    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    /** Whether the hash was not there before. */
    public boolean add(long hash) {
        if (size >= slots.length / 2) {
            grow();
        }
        boolean added = put(slots, kept(hash));
        size += added ? 1 : 0;
        return added;
    }

    /** Whether it is there. */
    public boolean contains(long hash) {
        return slots[slot(slots, kept(hash))] != EMPTY;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        Arrays.stream(slots).filter(hash -> hash != EMPTY).forEach(hash -> put(larger, hash));
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int slot = slot(slots, hash);
        boolean isNew = slots[slot] == EMPTY;
        slots[slot] = hash;
        return isNew;
    }

    /** Open addressing: the hash stands in the first free slot from its own on. */
    private static int slot(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != EMPTY && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** One value means a free slot. */
    private static long kept(long hash) {
        return hash == EMPTY ? 1 : hash;
    }
}
