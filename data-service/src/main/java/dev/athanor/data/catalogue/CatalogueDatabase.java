package dev.athanor.data.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Statements, each on its own: every one of them may be repeated. */
final class CatalogueDatabase {

    /** SQLSTATE classes that pass: connection, rollback, resources, intervention by an operator. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private final DataSource source;

    CatalogueDatabase(DataSource source) {
        this.source = source;
    }

    /** A row as a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void update(String sql, @Nullable Object... arguments) {
        execute(sql, PreparedStatement::executeUpdate, arguments);
    }

    <T> List<T> query(String sql, Row<T> row, @Nullable Object... arguments) {
        return execute(sql, statement -> rows(statement, row), arguments);
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                rows.add(row.read(results));
            }
        }
        return rows;
    }

    private <T> T execute(String sql, Statement<T> action, @Nullable Object... arguments) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return action.run(statement);
        } catch (SQLException e) {
            throw passes(e) ? new CatalogueUnavailableException(e) : new IllegalStateException(e.getMessage(), e);
        }
    }

    private static boolean passes(SQLException e) {
        return e.getSQLState() == null || PASSING.contains(e.getSQLState().substring(0, 2));
    }

    @FunctionalInterface
    private interface Statement<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
