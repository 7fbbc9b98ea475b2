package dev.athanor.data.duplicate;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows of equally many numbers on disk: written one behind the other, then read anywhere. It is read, not mapped into memory,
 * so that a process stays as small as it looks.
 */
final class SignatureFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final int width;
    private final DataOutputStream out;

    /** @param width numbers of a row */
    SignatureFile(Path file, int width) throws IOException {
        this.file = file;
        this.width = width;
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    }

    void write(int[] row) throws IOException {
        for (int number : row) {
            out.writeInt(number);
        }
    }

    /** The rows, once all are written; the caller closes them. */
    Rows rows() throws IOException {
        out.flush();
        return new Rows(FileChannel.open(file, StandardOpenOption.READ), width);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }

    /** Reads rows by their numbers. */
    record Rows(FileChannel channel, int width) implements AutoCloseable {

        int[] row(int number) {
            var content = ByteBuffer.allocate(width * Integer.BYTES);
            long begin = (long) number * content.capacity();
            try {
                while (content.hasRemaining()) {
                    if (channel.read(content, begin + content.position()) < 0) {
                        throw new EOFException("no row " + number);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int[] row = new int[width];
            content.flip().asIntBuffer().get(row);
            return row;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
