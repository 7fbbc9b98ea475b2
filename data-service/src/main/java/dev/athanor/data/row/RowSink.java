package dev.athanor.data.row;

import java.io.IOException;

/** Takes rows as they are read. */
@FunctionalInterface
public interface RowSink {

    /** The next row. */
    void accept(Row row) throws IOException;
}
