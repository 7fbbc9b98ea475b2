package dev.athanor.tracker.metric;

import dev.athanor.contracts.event.MetricEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * The points of all runs. They are written and read as columns, thousands in a statement, beneath the object mapping:
 * an entity per point would cost more than the point.
 */
@ApplicationScoped
public class MetricTables {

    private static final String TAKE_IN = """
            insert into tracker.metric_batch (run_id, attempt, sequence)
            select * from unnest(?::text[], ?::int[], ?::bigint[])
            on conflict do nothing
            returning run_id, attempt, sequence""";

    private static final String WRITE = """
            insert into tracker.metric_point as known (run_id, name, step, attempt, value, time)
            select run, name, step, attempt, value, to_timestamp(millis / 1000.0)
            from unnest(?::text[], ?::text[], ?::bigint[], ?::int[], ?::float8[], ?::bigint[])
                 as point (run, name, step, attempt, value, millis)
            on conflict (run_id, name, step) do update
            set attempt = excluded.attempt, value = excluded.value, time = excluded.time
            where excluded.attempt >= known.attempt""";

    /** Names a batch. */
    record BatchKey(String run, int attempt, long sequence) {
        static BatchKey of(MetricEvent.Recorded batch) {
            return new BatchKey(batch.run(), batch.attempt(), batch.sequence());
        }
    }

    private final EntityManager entities;

    public MetricTables(EntityManager entities) {
        this.entities = entities;
    }

    /** Marks batches as taken in and says which of them were not before. */
    Set<BatchKey> takeIn(Collection<BatchKey> batches) {
        return entities.unwrap(Session.class).doReturningWork(connection -> takeIn(connection, List.copyOf(batches)));
    }

    private static Set<BatchKey> takeIn(Connection connection, List<BatchKey> batches) throws SQLException {
        Set<BatchKey> fresh = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(TAKE_IN)) {
            statement.setArray(1, array(connection, "text", batches.stream().map(BatchKey::run)));
            statement.setArray(2, array(connection, "int4", batches.stream().map(BatchKey::attempt)));
            statement.setArray(3, array(connection, "int8", batches.stream().map(BatchKey::sequence)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    fresh.add(new BatchKey(rows.getString(1), rows.getInt(2), rows.getLong(3)));
                }
            }
        }
        return fresh;
    }

    /** Writes points; of two attempts at the same step the newer one counts. */
    void write(Collection<MetricRow> points) {
        entities.unwrap(Session.class).doWork(connection -> write(connection, points));
    }

    private static void write(Connection connection, Collection<MetricRow> points) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, array(connection, "text", points.stream().map(MetricRow::run)));
            statement.setArray(2, array(connection, "text", points.stream().map(MetricRow::name)));
            statement.setArray(3, array(connection, "int8", points.stream().map(MetricRow::step)));
            statement.setArray(4, array(connection, "int4", points.stream().map(MetricRow::attempt)));
            statement.setArray(5, array(connection, "float8", points.stream().map(MetricRow::value)));
            statement.setArray(6, array(connection, "int8", points.stream().map(MetricRow::timeMillis)));
            statement.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }
}
