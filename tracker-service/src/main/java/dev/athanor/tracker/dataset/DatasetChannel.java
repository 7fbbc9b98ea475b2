package dev.athanor.tracker.dataset;

import dev.athanor.exchange.event.Received;
import dev.athanor.tracker.projection.Projector;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topic of facts about datasets. */
@ApplicationScoped
public class DatasetChannel {

    private final Projector projector;
    private final DatasetProjection datasets;

    public DatasetChannel(Projector projector, DatasetProjection datasets) {
        this.projector = projector;
        this.datasets = datasets;
    }

    @Incoming("datasets")
    @Blocking
    CompletionStage<Void> datasets(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, datasets);
    }
}
