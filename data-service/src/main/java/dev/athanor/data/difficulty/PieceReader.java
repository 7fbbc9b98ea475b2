package dev.athanor.data.difficulty;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a shard piece by piece. */
sealed interface PieceReader extends AutoCloseable permits BlockReader, SampleReader {

    /** The next piece; nothing behind the last. */
    @Nullable
    Piece next() throws IOException;

    @Override
    void close() throws IOException;
}
