package dev.athanor.tracker.metric;

import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.tracker.metric.MetricTables.BatchKey;
import dev.athanor.tracker.projection.Projection;
import dev.athanor.tracker.run.Evaluations;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What runs measured. A batch that was taken in before changes nothing. */
@ApplicationScoped
public class MetricProjection implements Projection {

    private final MetricTables tables;
    private final Evaluations evaluations;
    private final Counter ingested;

    /** {@code athanor.tracker.points.ingested} counts the points that were written. */
    public MetricProjection(MetricTables tables, Evaluations evaluations, MeterRegistry registry) {
        this.tables = tables;
        this.evaluations = evaluations;
        this.ingested = registry.counter("athanor.tracker.points.ingested");
    }

    @Override
    public void apply(List<Envelope> events) {
        Map<BatchKey, MetricEvent.Recorded> batches = new LinkedHashMap<>();
        for (Envelope envelope : events) {
            if (envelope.event() instanceof MetricEvent event) {
                switch (event) {
                    case MetricEvent.Recorded batch -> batches.putIfAbsent(BatchKey.of(batch), batch);
                }
            }
        }
        batches.keySet().retainAll(tables.takeIn(batches.keySet()));
        write(MetricRow.of(batches.values()));
    }

    private void write(Collection<MetricRow> points) {
        if (points.isEmpty()) {
            return;
        }
        tables.write(points);
        points.stream()
                .filter(point -> point.name().equals(MetricNames.VALIDATION_LOSS))
                .forEach(point -> evaluations.measured(point.run(), point.step(), point.value()));
        ingested.increment(points.size());
    }
}
