package dev.athanor.data.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Remembers samples by 64 bits of their hashes, in at most 32 bytes of memory each. Among ten million the chance that any
 * two different ones are taken for the same is below one in three hundred thousand.
 */
final class SeenSamples {

    private static final int FIRST_SLOTS = 1 << 10;
    private static final long EMPTY = 0;

    private long[] slots = new long[FIRST_SLOTS];
    private int size;

    /** Whether the sample was not seen before; its label counts. */
    boolean add(Sample sample) {
        if (size >= slots.length / 2) {
            grow();
        }
        boolean added = put(slots, hash(sample));
        size += added ? 1 : 0;
        return added;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        Arrays.stream(slots).filter(hash -> hash != EMPTY).forEach(hash -> put(larger, hash));
        slots = larger;
    }

    /** Open addressing: the hash stands in the first free slot from its own on. */
    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        int slot = (int) hash & mask;
        while (slots[slot] != EMPTY) {
            if (slots[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = hash;
        return true;
    }

    private static long hash(Sample sample) {
        MessageDigest digest = HeldOut.sha256();
        for (String sequence : sample.sequences()) {
            update(digest, sequence);
        }
        if (sample.label() != null) {
            update(digest, sample.label());
        }
        long hash = ByteBuffer.wrap(digest.digest()).getLong();
        return hash == EMPTY ? 1 : hash;
    }

    /** With its length, so that two texts are not one that is divided elsewhere. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
