package dev.athanor.data.selection;

import dev.athanor.data.sql.Sandbox;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Types for columns that were read as texts: a column is of the first type that all of its values can be read as, blank
 * ones aside.
 */
final class ColumnTypes {

    private static final List<String> TYPES = List.of("bigint", "double", "boolean");

    private final Sandbox duckDb;

    ColumnTypes(Sandbox duckDb) {
        this.duckDb = duckDb;
    }

    /** Changes the table {@code typed}. */
    void settle(Collection<String> columns) throws IOException, SQLException {
        for (String column : columns) {
            for (String type : TYPES) {
                if (fits(column, type)) {
                    change(column, type);
                    break;
                }
            }
        }
    }

    /** A column without any value stays a text. */
    private boolean fits(String column, String type) throws IOException, SQLException {
        var value = value(column);
        return duckDb.list(
                        "select count(%s) > 0 and count(%s) = count(try_cast(%s as %s)) from typed"
                                .formatted(value, value, value, type),
                        result -> result.getBoolean(1))
                .getFirst();
    }

    private static String value(String column) {
        return "nullif(trim(%s), '')".formatted(Sandbox.name(column));
    }

    private void change(String column, String type) throws SQLException {
        duckDb.execute("alter table typed alter %s type %s using cast(%s as %s)"
                .formatted(Sandbox.name(column), type, value(column), type));
    }
}
