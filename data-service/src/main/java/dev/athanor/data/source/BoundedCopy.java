package dev.athanor.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes streams to files until they are too much together: what comes is counted, whatever was announced. */
final class BoundedCopy {

    private static final int BUFFER_BYTES = 1 << 16;

    private final long largestBytes;
    private final Runnable alive;
    private long written;

    /**
     * @param largestBytes of all files together
     * @param alive is asked between steps and throws if the work is to stop
     */
    BoundedCopy(long largestBytes, Runnable alive) {
        this.largestBytes = largestBytes;
        this.alive = alive;
    }

    /** Writes {@code content} to {@code target} and closes it. */
    void write(InputStream content, Path target) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (content;
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                alive.run();
                written += read;
                if (written > largestBytes) {
                    throw SourceFetcher.tooLarge(largestBytes);
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
