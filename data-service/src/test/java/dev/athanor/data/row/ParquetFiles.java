package dev.athanor.data.row;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Parquet files for tests, as DuckDB writes them. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /** Writes what {@code query} answers. */
    public static Path write(Path file, String query) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("copy (%s) to '%s' (format parquet)".formatted(query, file));
            return file;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
