package dev.athanor.tracker.metric;

import dev.athanor.contracts.event.MetricEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point with whose it is.
 *
 * @param value may be NaN or infinite
 */
record MetricRow(String run, String name, long step, int attempt, double value, long timeMillis) {

    private record Key(String run, String name, long step) {}

    /**
     * The points of {@code batches}, one per run, name and step, as a statement may write a row only once: that of the
     * newest attempt, and of those the last.
     */
    static List<MetricRow> of(Collection<MetricEvent.Recorded> batches) {
        Map<Key, MetricRow> rows = new LinkedHashMap<>();
        for (MetricEvent.Recorded batch : batches) {
            for (MetricEvent.Point point : batch.points()) {
                var row = new MetricRow(
                        batch.run(), point.name(), point.step(), batch.attempt(), point.value(), point.timeMillis());
                rows.merge(new Key(row.run, row.name, row.step), row, MetricRow::newer);
            }
        }
        return List.copyOf(rows.values());
    }

    private static MetricRow newer(MetricRow known, MetricRow later) {
        return later.attempt >= known.attempt ? later : known;
    }
}
