package dev.athanor.tracker.run;

import dev.athanor.exchange.event.Received;
import dev.athanor.tracker.projection.Projector;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topics that speak of runs. */
@ApplicationScoped
public class RunChannels {

    private final Projector projector;
    private final RunRequestProjection requests;
    private final RunProjection facts;
    private final StopProjection stops;

    public RunChannels(Projector projector, RunRequestProjection requests, RunProjection facts, StopProjection stops) {
        this.projector = projector;
        this.requests = requests;
        this.facts = facts;
        this.stops = stops;
    }

    @Incoming("run-requests")
    @Blocking
    CompletionStage<Void> requests(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, requests);
    }

    @Incoming("runs")
    @Blocking
    CompletionStage<Void> facts(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, facts);
    }

    @Incoming("run-control")
    @Blocking
    CompletionStage<Void> stops(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, stops);
    }
}
