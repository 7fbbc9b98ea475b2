package dev.athanor.deploy.local.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file of which the length was said before: one that grows or shrinks meanwhile would spoil everything behind it. */
final class ExactLength extends FilterInputStream {

    private final Path file;
    private long left;

    ExactLength(InputStream content, long bytes, Path file) {
        super(content);
        this.left = bytes;
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = in.read(target, from, length);
        left -= Math.max(read, 0);
        if (left < 0 || (read < 0 && left > 0)) {
            throw new IOException(file + " changed while it was sent: give the command again.");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(Math.min(bytes, left));
        left -= skipped;
        return skipped;
    }
}
