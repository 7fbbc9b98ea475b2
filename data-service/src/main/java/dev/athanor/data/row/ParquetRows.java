package dev.athanor.data.row;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.sql.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Rows of a Parquet file. DuckDB reads the columns that are wanted and no others, a batch of rows at a time; lists and
 * structures become JSON.
 */
final class ParquetRows implements RowReader {

    /** Types that JSON has a word for; all others would come as texts that nobody wrote. */
    private static final Set<String> TYPES = Set.of(
            "VARCHAR",
            "ENUM",
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "STRUCT",
            "MAP",
            "JSON");

    /** A column that is not a number, and that no sample is taken from, shall not end the reading. */
    private static final ObjectReader JSON =
            JsonFormat.mapper().readerFor(JsonNode.class).with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);

    private final List<String> wanted;
    private final boolean whole;
    private long rows;

    /**
     * @param wanted columns that samples are taken from
     * @param whole whether rows shall have their other columns too
     */
    ParquetRows(List<String> wanted, boolean whole) {
        this.wanted = List.copyOf(wanted);
        this.whole = whole;
    }

    @Override
    public void read(Path file, RowSink sink) throws IOException {
        rows = 0;
        var table =
                "read_parquet(%s)".formatted(Sandbox.text(file.toAbsolutePath().toString()));
        try (var duckDb = Sandbox.reading(file)) {
            check(columns(duckDb, table));
            long all = duckDb.list("select count(*) from " + table, results -> results.getLong(1))
                    .getFirst();
            duckDb.forEach(query(table), results -> accept(results, sink));
            if (rows < all) {
                throw unreadable("it has %d rows".formatted(all));
            }
        } catch (SQLException e) {
            throw unreadable(e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static Map<String, String> columns(Sandbox duckDb, String table) throws SQLException, IOException {
        Map<String, String> types = new LinkedHashMap<>();
        duckDb.forEach(
                "select column_name, column_type from (describe select * from %s)".formatted(table),
                column -> types.put(column.getString(1), column.getString(2)));
        return types;
    }

    private void check(Map<String, String> types) {
        for (String column : wanted) {
            var type = types.get(column);
            if (type == null) {
                throw new DatasetException(
                        DatasetProblem.COLUMN_MISSING,
                        "There is no column '%s'; the file has %s."
                                .formatted(column, String.join(", ", types.keySet())));
            }
            if (!TYPES.contains(type.replaceFirst("[^A-Z].*", ""))) {
                throw new DatasetException(
                        DatasetProblem.VALUE_HAS_WRONG_TYPE,
                        "The column '%s' has the type %s, but must hold texts, labels or messages: cast it where the file is written."
                                .formatted(column, type));
            }
        }
    }

    /** The length comes along, so that a row that is too long never reaches the heap. */
    private String query(String table) {
        var columns = whole
                ? "*"
                : String.join(", ", wanted.stream().map(Sandbox::name).toList());
        return "select length(json), case when length(json) <= %d then json end from (select to_json(r)::varchar as json from (select %s from %s) as r)"
                .formatted(LONGEST_ROW, columns, table);
    }

    private Row accept(ResultSet results, RowSink sink) throws SQLException, IOException {
        var place = RowPlace.row(++rows);
        if (results.getLong(1) > LONGEST_ROW) {
            throw new DatasetException(
                    DatasetProblem.ROW_TOO_LONG,
                    "%s: is longer than %d characters; is this one sample per row?".formatted(place, LONGEST_ROW));
        }
        var row = new Row(place, CleanValues.of(place, JSON.readTree(Objects.requireNonNull(results.getString(2)))));
        sink.accept(row);
        return row;
    }

    private DatasetException unreadable(String reason) {
        return reason.contains("Invalid string encoding") || reason.contains("UTF8") || reason.contains("UTF-8")
                ? new DatasetException(
                        DatasetProblem.TEXT_IS_NOT_UTF8,
                        "Behind row %d is a text that is not UTF-8: %s".formatted(rows, reason))
                : new DatasetException(
                        DatasetProblem.SOURCE_IS_DAMAGED,
                        "The Parquet file cannot be read behind row %d: %s. Is it complete? Write or send it again."
                                .formatted(rows, reason));
    }
}
