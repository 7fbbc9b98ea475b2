package dev.athanor.tracker.metric;

import dev.athanor.tracker.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;

/**
 * Curves. Points of an older attempt beyond the step where the newest one began are void: that attempt went another way,
 * or has not come there yet.
 */
@ApplicationScoped
public class MetricReader {

    private static final String VALID = " and (attempt >= ? or step <= ?)";

    private static final String NAMES = """
            select distinct name from tracker.metric_point where run_id = ?""" + VALID + " order by name";

    private static final String POINTS = """
            select step, value, (extract(epoch from time) * 1000)::bigint from tracker.metric_point
            where run_id = ?""" + VALID + " and name = ? and step between ? and ? order by step";

    private static final String LAST = """
            select distinct on (name) name, value from tracker.metric_point
            where run_id = ?""" + VALID + " order by name, step desc";

    private final EntityManager entities;

    public MetricReader(EntityManager entities) {
        this.entities = entities;
    }

    /** What the run measured. */
    public List<String> names(Run run) {
        return work(connection -> names(connection, run));
    }

    /** The last value of each curve, by its name. */
    public Map<String, Double> last(Run run) {
        return work(connection -> last(connection, run));
    }

    /** All points of a curve in a range of steps, both ends included. */
    List<Point> points(Run run, String name, long from, long to) {
        return work(connection -> points(connection, run, name, from, to));
    }

    private <T> T work(ReturningWork<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }

    private static List<String> names(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement = prepare(connection, NAMES, run);
                ResultSet rows = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static Map<String, Double> last(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement = prepare(connection, LAST, run);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Double> last = new LinkedHashMap<>();
            while (rows.next()) {
                last.put(rows.getString(1), rows.getDouble(2));
            }
            return last;
        }
    }

    private static List<Point> points(Connection connection, Run run, String name, long from, long to)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, POINTS, run)) {
            statement.setString(4, name);
            statement.setLong(5, from);
            statement.setLong(6, to);
            try (ResultSet rows = statement.executeQuery()) {
                List<Point> points = new ArrayList<>();
                while (rows.next()) {
                    points.add(new Point(rows.getLong(1), rows.getDouble(2), rows.getLong(3)));
                }
                return points;
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String query, Run run) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setFetchSize(10_000);
        statement.setString(1, run.id);
        statement.setInt(2, run.startedAttempt);
        statement.setLong(3, run.fromStep);
        return statement;
    }
}
