package dev.athanor.data.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chooses what is held out by a hash of it and a seed. So no content is in both parts, however often it occurs, and what
 * was in one part stays there when more is appended.
 *
 * @param fraction share that is held out, in (0, 1)
 * @param seed another seed holds out others
 */
record HeldOut(double fraction, long seed) {

    /** Bits of a double's fraction: as many of the hash become a number in [0, 1). */
    private static final int BITS = 53;

    /** Whether {@code content} is held out. */
    boolean test(String content) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        long hash = ByteBuffer.wrap(digest.digest()).getLong();
        return (hash >>> (Long.SIZE - BITS)) * 0x1.0p-53 < fraction;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
