package dev.athanor.data.sample;

import dev.athanor.data.measure.SeenHashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Remembers samples by 64 bits of their hashes, in at most 32 bytes of memory each. Among ten million the chance that any
 * two different ones are taken for the same is below one in three hundred thousand.
 */
final class SeenSamples {

    private final SeenHashes hashes = new SeenHashes();

    /** Whether the sample was not seen before; its label counts. */
    boolean add(Sample sample) {
        return hashes.add(hash(sample));
    }

    private static long hash(Sample sample) {
        MessageDigest digest = HeldOut.sha256();
        for (String sequence : sample.sequences()) {
            update(digest, sequence);
        }
        if (sample.label() != null) {
            update(digest, sample.label());
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** With its length, so that two texts are not one that is divided elsewhere. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
