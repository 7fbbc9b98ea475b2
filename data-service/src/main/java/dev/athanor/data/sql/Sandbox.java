package dev.athanor.data.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** One database of one job. Whoever opens it closes it; nothing of it stays. */
public final class Sandbox implements AutoCloseable {

    /** Above which DuckDB spills what it may spill, and otherwise gives up. */
    public static final String MEMORY_LIMIT = "512MB";

    private static final int MOST_THREADS = 4;
    private static final int BUSY_SECONDS = 600;

    private final Connection connection;
    private final Optional<Path> folder;

    private Sandbox(Connection connection, Optional<Path> folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /**
     * A value of a row.
     *
     * @param <T> what it is read as
     */
    @FunctionalInterface
    public interface Reader<T> {

        /** Reads the row that {@code results} stand at. */
        T read(ResultSet results) throws SQLException, IOException;
    }

    /**
     * Without a disk of its own: whatever does not fit into the memory is refused, so one thread alone unpacks pages. It
     * reads {@code file} and no other.
     */
    public static Sandbox reading(Path file) throws SQLException {
        var connection = connect("jdbc:duckdb:", "", 1);
        try {
            run(
                    connection,
                    "set allowed_paths = [%s]"
                            .formatted(text(file.toAbsolutePath().toString())));
            close(connection);
            return new Sandbox(connection, Optional.empty());
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** With its tables on disk, in a folder that is made for it and goes with it. It reads no file. */
    public static Sandbox in(Path folder, int threads) throws SQLException, IOException {
        Files.createDirectories(folder);
        var connection = connect(
                "jdbc:duckdb:" + folder.resolve("rows.duckdb"),
                folder.resolve("spill").toString(),
                threads);
        try {
            close(connection);
            return new Sandbox(connection, Optional.of(folder));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** So many that other jobs have some too. */
    public static int usualThreads() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    private static Connection connect(String url, String spill, int threads) throws SQLException {
        var settings = new Properties();
        // Otherwise a whole result is gathered before its first row is read.
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("memory_limit", MEMORY_LIMIT);
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("temp_directory", spill);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("allow_community_extensions", "false");
        return DriverManager.getConnection(url, settings);
    }

    private static void close(Connection connection) throws SQLException {
        run(connection, "set enable_external_access = false");
        run(connection, "set lock_configuration = true");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Executes a statement of ours; prepared, since otherwise a failure's reason is lost. */
    public void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(BUSY_SECONDS);
            statement.execute();
        }
    }

    /** The rows of a query of ours, in memory: only for small results. */
    public <T> List<T> list(String sql, Reader<T> reader, Object... arguments) throws SQLException, IOException {
        List<T> rows = new ArrayList<>();
        forEach(sql, results -> rows.add(reader.read(results)), arguments);
        return rows;
    }

    /**
     * Reads row by row; {@code reader}'s values are passed over. A result that cannot be finished may end as if it were
     * complete, so whoever reads a large one counts its rows.
     */
    public void forEach(String sql, Reader<?> reader, Object... arguments) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(BUSY_SECONDS);
            for (int argument = 0; argument < arguments.length; argument++) {
                statement.setObject(argument + 1, arguments[argument]);
            }
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    var unused = reader.read(results);
                }
            }
        }
    }

    /** Adds rows to a table quickly; they are there when it is closed. */
    public DuckDBAppender append(String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    /** A name as SQL writes it. */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text as SQL writes it. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        if (folder.isPresent()) {
            delete(folder.get());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
