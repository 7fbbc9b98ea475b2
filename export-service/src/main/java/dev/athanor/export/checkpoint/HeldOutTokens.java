package dev.athanor.export.checkpoint;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            int tokens = bytes.capacity() / bytesPerToken;
            int[][] windows = new int[count][length];
            for (int window = 0; window < count; window++) {
                int first = (int) ((long) (tokens - length) * window / count);
                for (int position = 0; position < length; position++) {
                    int at = (first + position) * bytesPerToken;
                    windows[window][position] =
                            bytesPerToken == 2 ? Short.toUnsignedInt(bytes.getShort(at)) : bytes.getInt(at);
                }
            }
            return windows;
        }
    }
}
