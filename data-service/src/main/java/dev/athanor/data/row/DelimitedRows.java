package dev.athanor.data.row;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** Rows of fields under a row of names, by RFC 4180: a field in quotes may hold separators, quotes and line ends. */
final class DelimitedRows implements RowReader {

    private final char separator;
    private final List<String> wanted;

    DelimitedRows(char separator, List<String> wanted) {
        this.separator = separator;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        long line = 1;
        try (var reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(LONGEST_ROW)
                        .ofCsvRecord(file);
                var rows = reader.iterator()) {
            List<String> names = names(rows);
            while (rows.hasNext()) {
                CsvRecord row = rows.next();
                line = row.getStartingLineNumber();
                sink.accept(new Row(RowPlace.line(line), values(names, row)));
            }
        } catch (CsvParseException e) {
            throw unreadable(line, e);
        }
    }

    private List<String> names(Iterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw new DatasetException(
                    DatasetProblem.COLUMN_MISSING, "There is no row at all: the first must name the columns.");
        }
        List<String> names = rows.next().getFields().stream().map(String::strip).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new DatasetException(
                    DatasetProblem.ROW_IS_MALFORMED, "Line 1: two columns have one name: " + list(names) + ".");
        }
        for (String column : wanted) {
            if (!names.contains(column)) {
                throw new DatasetException(
                        DatasetProblem.COLUMN_MISSING,
                        "Line 1: there is no column '%s'; the first line names %s.".formatted(column, list(names)));
            }
        }
        return names;
    }

    private static ObjectNode values(List<String> names, CsvRecord row) {
        if (row.getFieldCount() != names.size()) {
            throw new DatasetException(
                    DatasetProblem.ROW_IS_RAGGED,
                    "Line %d: has %d fields, but the first line names %d; put fields with separators or line ends in quotes."
                            .formatted(row.getStartingLineNumber(), row.getFieldCount(), names.size()));
        }
        var values = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < names.size(); column++) {
            values.put(names.get(column), row.getField(column));
        }
        return values;
    }

    /** The library says on which line the row begins that it cannot read, and in the cause why. */
    private static DatasetException unreadable(long lastLine, CsvParseException e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        return new DatasetException(
                DatasetProblem.ROW_IS_MALFORMED,
                "Behind the row of line %d: %s (%s). A quote that is not closed swallows all that follows."
                        .formatted(lastLine, e.getMessage(), reason.getMessage()));
    }

    private static String list(List<String> names) {
        return String.join(", ", names);
    }
}
