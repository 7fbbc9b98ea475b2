package dev.athanor.data.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes that have arrived and lie nowhere yet. */
final class PartBuffer {

    private final InputStream content;
    private final byte[] bytes;
    private int filled;

    /** @param size of a part, in bytes */
    PartBuffer(InputStream content, int size) {
        this.content = content;
        this.bytes = new byte[size];
    }

    /**
     * Reads until a part is full, or all has come. What was read before a failure is there to be taken.
     *
     * @param most that may be read, in bytes
     * @return whether there is something
     */
    boolean fill(long most) throws IOException {
        int wanted = (int) Math.min(bytes.length, most);
        int read = 0;
        while (filled < wanted && read >= 0) {
            read = content.read(bytes, filled, wanted - filled);
            filled += Math.max(read, 0);
        }
        return filled > 0;
    }

    /** What is there; the buffer is empty then. */
    byte[] take() {
        byte[] part = Arrays.copyOf(bytes, filled);
        filled = 0;
        return part;
    }
}
