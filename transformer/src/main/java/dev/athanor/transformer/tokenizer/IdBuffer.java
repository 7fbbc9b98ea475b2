package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/** Ids one behind the other, in a buffer that grows. */
final class IdBuffer {

    private static final int FIRST_CAPACITY = 16;

    private int[] ids;
    private int size;

    IdBuffer() {
        this(FIRST_CAPACITY);
    }

    IdBuffer(int capacity) {
        this.ids = new int[Math.max(1, capacity)];
    }

    void add(int id) {
        ensure(1);
        ids[size++] = id;
    }

    /** Appends a part of another array. */
    void addAll(int[] source, int from, int count) {
        ensure(count);
        System.arraycopy(source, from, ids, size, count);
        size += count;
    }

    private void ensure(int more) {
        if (ids.length - size < more) {
            ids = Arrays.copyOf(ids, Math.max(size + more, 2 * ids.length));
        }
    }

    int get(int position) {
        return ids[position];
    }

    /** The last id, which there must be. */
    int last() {
        return ids[size - 1];
    }

    int size() {
        return size;
    }

    /** The array behind it; valid up to {@link #size()} and until the next change. */
    int[] array() {
        return ids;
    }

    /** Gives back the room that is not used. */
    void trim() {
        if (ids.length > size) {
            ids = Arrays.copyOf(ids, size);
        }
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(ids, size);
    }
}
