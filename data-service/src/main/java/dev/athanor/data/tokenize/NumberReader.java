package dev.athanor.data.tokenize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads little-endian numbers of one width one behind the other, as {@link NumberFile} writes them. */
final class NumberReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int bytesPerNumber;

    /** @param bytesPerNumber 2, without a sign, or 4 */
    NumberReader(Path file, int bytesPerNumber) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        this.bytesPerNumber = bytesPerNumber;
    }

    /** The next numbers: as many as asked for, fewer at the end of the file. */
    int[] read(int most) throws IOException {
        var bytes = ByteBuffer.wrap(in.readNBytes(most * bytesPerNumber)).order(ByteOrder.LITTLE_ENDIAN);
        int[] numbers = new int[bytes.remaining() / bytesPerNumber];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytesPerNumber == Short.BYTES ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        }
        return numbers;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
