package dev.athanor.data.tokenize;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads little-endian numbers of one width one behind the other, as token files and those beside them have them. */
public final class NumberReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final int bytesPerNumber;

    /** @param bytesPerNumber 2, without a sign, 4 or 8 */
    public NumberReader(Path file, int bytesPerNumber) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        this.bytesPerNumber = bytesPerNumber;
    }

    /** The next numbers of at most 4 bytes: as many as asked for, fewer at the end of the file. */
    public int[] read(int most) throws IOException {
        var bytes = ByteBuffer.wrap(in.readNBytes(most * bytesPerNumber)).order(ByteOrder.LITTLE_ENDIAN);
        int[] numbers = new int[bytes.remaining() / bytesPerNumber];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytesPerNumber == Short.BYTES ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        }
        return numbers;
    }

    /** The next numbers of 8 bytes: as many as asked for, fewer at the end of the file. */
    public long[] readLongs(int most) throws IOException {
        var bytes = ByteBuffer.wrap(in.readNBytes(most * Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        long[] numbers = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(numbers);
        return numbers;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
