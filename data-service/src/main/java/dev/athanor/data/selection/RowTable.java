package dev.athanor.data.selection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.data.row.Row;
import dev.athanor.data.row.RowPlace;
import dev.athanor.data.row.RowSink;
import dev.athanor.data.row.RowStream;
import dev.athanor.data.sql.Sandbox;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/**
 * Rows in a database: as they were read in the table {@code stored}, and with a typed column for each of their names in
 * the table {@code typed}. In both a row's number is its position in the stream, from 0.
 */
final class RowTable {

    private final Sandbox duckDb;
    private long rows;

    private RowTable(Sandbox duckDb) {
        this.duckDb = duckDb;
    }

    /**
     * Stores all rows.
     *
     * @param typed whether their values have types
     */
    static RowTable of(Sandbox duckDb, RowStream all, boolean typed) throws IOException, SQLException {
        duckDb.execute("create table stored (file varchar, unit varchar, place bigint, value varchar)");
        var table = new RowTable(duckDb);
        table.store(all);
        table.unfold();
        if (!typed) {
            new ColumnTypes(duckDb).settle(table.columns().keySet());
        }
        return table;
    }

    private void store(RowStream all) throws IOException, SQLException {
        try (var appender = duckDb.append("stored")) {
            all.read(row -> append(row, appender));
        }
    }

    private void append(Row row, DuckDBAppender appender) throws IOException {
        try {
            appender.beginRow();
            appender.append(row.place().file());
            appender.append(row.place().unit().name());
            appender.append(row.place().number());
            appender.append(row.values().toString());
            appender.endRow();
            rows++;
        } catch (SQLException e) {
            throw new IOException("a row cannot be stored: " + e.getMessage(), e);
        }
    }

    private void unfold() throws IOException, SQLException {
        JsonNode types = types();
        duckDb.execute(
                types.isObject() && !types.isEmpty()
                        ? "create table typed as select unnest(json_transform(value::json, %s)) from stored"
                                .formatted(Sandbox.text(types.toString()))
                        : "create table typed as select null::varchar as nothing from stored");
    }

    /** The names of all rows' values with types that hold all of them. Differences of unsigned numbers would overflow. */
    private JsonNode types() throws IOException, SQLException {
        var types = duckDb.list(
                "select json_group_structure(value::json)::varchar from stored",
                row -> String.valueOf(row.getString(1)));
        return JsonFormat.mapper().readTree(types.getFirst().replaceAll("(?<=[:\\[])\"UBIGINT\"", "\"BIGINT\""));
    }

    /** How many there are. */
    long rows() {
        return rows;
    }

    /** The columns' types by their names, in their order. */
    Map<String, String> columns() throws IOException, SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        duckDb.forEach(
                "select column_name, data_type from duckdb_columns() where table_name = 'typed' order by column_index",
                column -> columns.put(column.getString(1), column.getString(2)));
        return columns;
    }

    /** Gives those rows that are {@code taken}, as they were and in their order. */
    void read(BitSet taken, RowSink sink) throws IOException, SQLException {
        int[] number = {0};
        duckDb.forEach("select file, unit, place, value from stored", result -> {
            boolean isTaken = taken.get(number[0]++);
            if (isTaken) {
                sink.accept(row(result));
            }
            return isTaken;
        });
        if (number[0] < rows) {
            throw new SQLException("only %d of %d rows came".formatted(number[0], rows));
        }
    }

    private static Row row(ResultSet result) throws SQLException, IOException {
        var place = new RowPlace(result.getString(1), RowPlace.Unit.valueOf(result.getString(2)), result.getLong(3));
        return new Row(place, JsonFormat.mapper().readTree(result.getString(4)));
    }
}
