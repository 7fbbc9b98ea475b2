package dev.athanor.data.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A text in parts of many lines: each but the last ends with a line end, after which no empty line follows. Only of a line
 * that is longer than a part is the end within it, behind a blank if there is one.
 */
public final class LineChunks implements AutoCloseable {

    private static final int MOST_CHARACTERS = 1 << 18;

    private final Reader in;
    private final char[] buffer = new char[MOST_CHARACTERS];
    private int held;

    public LineChunks(Path file) throws IOException {
        this.in = Files.newBufferedReader(file);
    }

    /** The next part; nothing behind the last. */
    public @Nullable String next() throws IOException {
        boolean more = fill();
        if (held == 0) {
            return null;
        }
        int length = more ? cut() : held;
        var chunk = new String(buffer, 0, length);
        held -= length;
        System.arraycopy(buffer, length, buffer, 0, held);
        return chunk;
    }

    private boolean fill() throws IOException {
        while (held < buffer.length) {
            int read = in.read(buffer, held, buffer.length - held);
            if (read < 0) {
                return false;
            }
            held += read;
        }
        return true;
    }

    private int cut() {
        for (int at = held - 1; at > 0; at--) {
            if (buffer[at - 1] == '\n' && !Character.isWhitespace(buffer[at])) {
                return at;
            }
        }
        for (int at = held - 1; at > 0; at--) {
            if (Character.isWhitespace(buffer[at - 1])) {
                return at;
            }
        }
        return Character.isHighSurrogate(buffer[held - 1]) ? held - 1 : held;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
