package dev.athanor.data.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A part of a UTF-8 file, read piece by piece. A piece ends where a word does, before a blank, so that it can be tokenized
 * on its own with the same result; where a megabyte has no blank, between two characters.
 *
 * @param file that holds it
 * @param from its first byte
 * @param to the byte after its last
 */
public record TextRange(Path file, long from, long to) implements Iterable<String> {

    private static final int PIECE_BYTES = 1 << 20;

    /** Length in bytes. */
    public long bytes() {
        return to - from;
    }

    @Override
    public Iterator<String> iterator() {
        return new Pieces();
    }

    private final class Pieces implements Iterator<String> {

        private long position = from;

        @Override
        public boolean hasNext() {
            return position < to;
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            byte[] content = read((int) Math.min(PIECE_BYTES, to - position));
            int length = position + content.length == to ? content.length : lastCut(content);
            position += length;
            return new String(content, 0, length, StandardCharsets.UTF_8);
        }

        private byte[] read(int length) {
            var buffer = ByteBuffer.allocate(length);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
                int read = 0;
                while (buffer.hasRemaining() && read >= 0) {
                    read = channel.read(buffer, position + buffer.position());
                }
                return Arrays.copyOf(buffer.array(), buffer.position());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        private static int lastCut(byte[] content) {
            for (int cut = content.length - 1; cut > 0; cut--) {
                if (endsWord(content[cut - 1], content[cut])) {
                    return cut;
                }
            }
            return lastCharacter(content);
        }

        /** A visible ASCII character before, a line feed or a space after: every pre-tokenization cuts there. */
        private static boolean endsWord(byte before, byte after) {
            return (after == '\n' || after == ' ') && before > ' ' && before < 0x7F;
        }

        private static int lastCharacter(byte[] content) {
            int cut = content.length - 1;
            while (cut > 1 && (content[cut] & 0xC0) == 0x80) {
                cut--;
            }
            return cut;
        }
    }
}
