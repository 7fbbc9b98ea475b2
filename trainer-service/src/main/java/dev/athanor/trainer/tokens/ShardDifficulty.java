package dev.athanor.trainer.tokens;

import dev.athanor.contracts.address.DatasetSplit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The columns of one shard. */
final class ShardDifficulty {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int COLUMNS = 4;
    private static final long ROW_BYTES = (long) COLUMNS * Float.BYTES;

    private final MemorySegment rows;
    private final long tokens;

    private ShardDifficulty(MemorySegment rows, long tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    /**
     * Maps a shard's file for as long as {@code arena} lives.
     *
     * @param file of the columns
     * @param tokens of the shard
     * @throws IOException if it has no whole rows
     */
    static ShardDifficulty map(Path file, long tokens, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() % ROW_BYTES != 0) {
                throw new IOException("%s has %d bytes, which are no whole rows of %d bytes"
                        .formatted(file, channel.size(), ROW_BYTES));
            }
            return new ShardDifficulty(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), tokens);
        }
    }

    long rows() {
        return rows.byteSize() / ROW_BYTES;
    }

    long tokens() {
        return tokens;
    }

    /** What a row counts, in parts if only a part of it is asked for. */
    Difficulty row(long row, double share) {
        long at = row * COLUMNS;
        return new Difficulty(
                share * rows.getAtIndex(FLOAT, at),
                share * rows.getAtIndex(FLOAT, at + 1),
                share * rows.getAtIndex(FLOAT, at + 2),
                share * rows.getAtIndex(FLOAT, at + 3));
    }

    /** Of the tokens from {@code from} to before {@code to}, both in this shard. */
    Difficulty ofTokens(long from, long to) {
        Difficulty sum = Difficulty.NONE;
        int block = DatasetSplit.DIFFICULTY_BLOCK;
        for (long row = from / block; row * block < to; row++) {
            long begin = row * block;
            long end = Math.min(begin + block, tokens);
            double share = (double) (Math.min(end, to) - Math.max(begin, from)) / (end - begin);
            sum = sum.plus(row(row, share));
        }
        return sum;
    }
}
