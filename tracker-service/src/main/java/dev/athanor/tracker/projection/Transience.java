package dev.athanor.tracker.projection;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a failed transaction can succeed when it is tried again, by its SQLSTATE. */
final class Transience {

    /**
     * Connection, rollback by concurrency, resources, operator intervention and system errors, see <a
     * href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private Transience() {}

    static boolean isTransient(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && isTransient(sql));
    }

    /** A pool that has no connection to give says so without an SQLSTATE. */
    private static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 || CLASSES.contains(state.substring(0, 2));
    }
}
