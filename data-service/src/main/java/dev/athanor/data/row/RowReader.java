package dev.athanor.data.row;

import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.problem.DatasetException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the rows of a source. */
public interface RowReader {

    /** Above which a row is refused: in memory there is never more than one. In UTF-16 units. */
    int LONGEST_ROW = 1 << 24;

    /**
     * Reads all rows of a file; one that is text was cleaned.
     *
     * @throws DatasetException if a row cannot be read, with its line
     */
    void read(Path file, RowSink sink) throws IOException;

    /**
     * The reader of a format.
     *
     * @param columns that samples are taken from: they must be there
     * @param whole whether rows shall have their other columns too, where reading them can be spared
     * @throws IllegalArgumentException if the format has no rows
     */
    static RowReader of(SourceFormat format, List<String> columns, boolean whole) {
        return switch (format) {
            case PLAIN -> throw new IllegalArgumentException("a plain text has no rows");
            case JSON_LINES -> new JsonLines();
            case CSV -> new DelimitedRows(',', columns);
            case TSV -> new DelimitedRows('\t', columns);
            case PARQUET -> new ParquetRows(columns, whole);
        };
    }
}
