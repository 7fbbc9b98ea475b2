package dev.athanor.trainer.difficulty;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The windows of a text, or samples, from the easiest to the most difficult. Mapped into memory by whoever opened it, who also closes
 * it, after which it cannot be read any more.
 */
public final class EasiestFirst implements AutoCloseable {

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment order;

    private EasiestFirst(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            order = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static EasiestFirst open(Path file) throws IOException {
        return new EasiestFirst(file);
    }

    /** How many there are. */
    public long count() {
        return order.byteSize() / Integer.BYTES;
    }

    /**
     * The window or sample at a place in the order.
     *
     * @param rank from 0, the easiest, to one less than {@link #count}
     */
    public long at(long rank) {
        return order.getAtIndex(INT, rank);
    }

    @Override
    public void close() {
        arena.close();
    }
}
