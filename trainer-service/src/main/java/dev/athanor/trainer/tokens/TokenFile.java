package dev.athanor.trainer.tokens;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Tokens of one file, unsigned little-endian integers of two or four bytes without a header: the layout of nanoGPT's
 * {@code train.bin}.
 */
final class TokenFile implements Tokens {

    private static final ValueLayout.OfShort UINT16 =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt UINT32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment bytes;
    private final int bytesPerToken;

    private TokenFile(MemorySegment bytes, int bytesPerToken) {
        this.bytes = bytes;
        this.bytesPerToken = bytesPerToken;
    }

    /**
     * Maps {@code file} for as long as {@code arena} lives.
     *
     * @param bytesPerToken 2 or 4
     */
    static TokenFile map(Path file, int bytesPerToken, Arena arena) throws IOException {
        if (bytesPerToken != Short.BYTES && bytesPerToken != Integer.BYTES) {
            throw new IllegalArgumentException("a token has 2 or 4 bytes, not " + bytesPerToken);
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() % bytesPerToken != 0) {
                throw new IOException(file + " has " + channel.size() + " bytes, which are no whole tokens of "
                        + bytesPerToken + " bytes");
            }
            return new TokenFile(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), bytesPerToken);
        }
    }

    @Override
    public long count() {
        return bytes.byteSize() / bytesPerToken;
    }

    @Override
    public void copy(long from, int[] target, int at, int length) {
        Objects.checkFromIndexSize(from, length, count());
        Objects.checkFromIndexSize(at, length, target.length);
        if (bytesPerToken == Short.BYTES) {
            for (int i = 0; i < length; i++) {
                target[at + i] = Short.toUnsignedInt(bytes.get(UINT16, (from + i) * Short.BYTES));
            }
        } else {
            MemorySegment.copy(bytes, UINT32, from * Integer.BYTES, target, at, length);
        }
    }
}
