package dev.athanor.tracker.deployment;

import dev.athanor.exchange.event.Received;
import dev.athanor.tracker.projection.Projector;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The topic of the endpoints. */
@ApplicationScoped
public class DeploymentChannel {

    private final Projector projector;
    private final DeploymentProjection deployments;

    public DeploymentChannel(Projector projector, DeploymentProjection deployments) {
        this.projector = projector;
        this.deployments = deployments;
    }

    @Incoming("deployments")
    @Blocking
    CompletionStage<Void> deployments(KafkaRecordBatch<String, Received> batch) {
        return projector.project(batch, deployments);
    }
}
