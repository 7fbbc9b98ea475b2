package dev.athanor.tracker.metric;

import dev.athanor.exchange.event.Received;
import dev.athanor.tracker.projection.Projector;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topic of metric points. */
@ApplicationScoped
public class MetricChannel {

    private final Projector projector;
    private final MetricProjection metrics;

    public MetricChannel(Projector projector, MetricProjection metrics) {
        this.projector = projector;
        this.metrics = metrics;
    }

    @Incoming("metrics")
    @Blocking
    CompletionStage<Void> metrics(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, metrics);
    }
}
