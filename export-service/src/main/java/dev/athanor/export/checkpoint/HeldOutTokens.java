package dev.athanor.export.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The first file of a dataset's held-out tokens.
 *
 * @param file little-endian, without a header
 * @param bytesPerToken 2 or 4
 */
public record HeldOutTokens(Path file, int bytesPerToken) {

    /**
     * Windows spread evenly over the file.
     *
     * @param count how many
     * @param length tokens of each
     * @return {@code [count, length]}
     */
    public int[][] windows(int count, int length) throws IOException {
        long tokens = Files.size(file) / bytesPerToken;
        int[][] windows = new int[count][];
        for (int window = 0; window < count; window++) {
            windows[window] = range((tokens - length) * window / count, length);
        }
        return windows;
    }

    /** The tokens from a position on. */
    int[] range(long first, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(
                            FileChannel.MapMode.READ_ONLY, first * bytesPerToken, (long) length * bytesPerToken)
                    .order(ByteOrder.LITTLE_ENDIAN);
            int[] tokens = new int[length];
            for (int position = 0; position < length; position++) {
                int at = position * bytesPerToken;
                tokens[position] =
                        bytesPerToken == Short.BYTES ? Short.toUnsignedInt(bytes.getShort(at)) : bytes.getInt(at);
            }
            return tokens;
        }
    }
}
