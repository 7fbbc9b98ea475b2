package dev.athanor.data.source;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The first rows of a Parquet file, by DuckDB. Nothing that a user wrote becomes part of a statement. */
final class ParquetHead {

    private final Path file;

    ParquetHead(Path file) {
        this.file = file;
    }

    /** How many rows the file says that it has. */
    long rows() {
        try (var connection = connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select coalesce(sum(num_rows), 0) from parquet_file_metadata(%s)".formatted(text(file)))) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /** Leaves so many of its rows, in their order. */
    void keep(long rows) throws IOException {
        Path head = file.resolveSibling(file.getFileName() + ".head");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("copy (select * from read_parquet(%s) limit %d) to %s (format parquet)"
                    .formatted(text(file), rows, text(head)));
        } catch (SQLException e) {
            throw damaged(e);
        }
        Files.move(head, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** With one thread rows keep their order without being gathered first. */
    private static Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("autoinstall_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    private static String text(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    private static DatasetException damaged(SQLException e) {
        return new DatasetException(
                DatasetProblem.SOURCE_IS_DAMAGED,
                "The file is no Parquet, or damaged: %s. Look at it on the hub."
                        .formatted(e.getMessage().lines().findFirst().orElse("")));
    }
}
