package dev.athanor.data.row;

import java.io.IOException;

/** All rows of a source, of however many files. */
@FunctionalInterface
public interface RowStream {

    /** Reads them from the first to the last. */
    void read(RowSink sink) throws IOException;
}
