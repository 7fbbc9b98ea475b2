package dev.athanor.tracker.export;

import dev.athanor.exchange.event.Received;
import dev.athanor.tracker.projection.Projector;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics that speak of exports. */
@ApplicationScoped
public class ExportChannels {

    private final Projector projector;
    private final ExportRequestProjection requests;
    private final ExportProjection facts;

    public ExportChannels(Projector projector, ExportRequestProjection requests, ExportProjection facts) {
        this.projector = projector;
        this.requests = requests;
        this.facts = facts;
    }

    @Incoming("export-requests")
    @Blocking
    CompletionStage<Void> requests(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, requests);
    }

    @Incoming("exports")
    @Blocking
    CompletionStage<Void> facts(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, facts);
    }
}
