package dev.athanor.data.preview;

import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Little-endian numbers in an object.
 *
 * @param store that holds it
 * @param key of the object
 * @param bytesPerNumber 2, 4 or 8
 */
record StoredNumbers(ArtifactStore store, String key, int bytesPerNumber) {

    /** The numbers from {@code from} on; the object must have so many. */
    long[] read(long from, int count) {
        var buffer = ByteBuffer.wrap(bytes(from * bytesPerNumber, (long) count * bytesPerNumber))
                .order(ByteOrder.LITTLE_ENDIAN);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = switch (bytesPerNumber) {
                case Short.BYTES -> Short.toUnsignedLong(buffer.getShort());
                case Integer.BYTES -> Integer.toUnsignedLong(buffer.getInt());
                default -> buffer.getLong();
            };
        }
        return numbers;
    }

    private byte[] bytes(long from, long length) {
        if (length == 0) {
            return new byte[0];
        }
        try (InputStream content = store.open(key, from, length)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }
}
