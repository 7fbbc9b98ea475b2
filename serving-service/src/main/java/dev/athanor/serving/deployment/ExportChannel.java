package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.event.Received;
import dev.athanor.serving.wiring.ServingSettings;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the exports: one replica deploys what is completed. */
@ApplicationScoped
public class ExportChannel {

    private static final Logger LOG = LoggerFactory.getLogger(ExportChannel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExportPolicy policy;
    private final LogReader deployments;
    private final EventPublisher publisher;
    private final boolean enabled;

    ExportChannel(DesiredState desired, LogReader deployments, EventPublisher publisher, ServingSettings settings) {
        this.policy = new ExportPolicy(desired);
        this.deployments = deployments;
        this.publisher = publisher;
        this.enabled = settings.deployOnExport();
    }

    @Incoming("exports")
    @Blocking
    void follow(Received received) throws UnreadableEventException, InterruptedException {
        Envelope envelope = received.orThrow();
        if (!(envelope.event() instanceof ExportEvent event)) {
            throw new UnreadableEventException("no fact about an export: " + envelope.event());
        }
        if (!enabled) {
            return;
        }
        if (!deployments.awaitCaughtUp(PATIENCE)) {
            throw new IllegalStateException("the deployments could not be read, so it is unknown what is deployed");
        }
        if (event instanceof ExportEvent.Completed completed && !ExportPolicy.isServed(completed)) {
            LOG.info(
                    "exportId={} model={} version={} objective={} is not deployed: only causal models have an endpoint",
                    event.export(),
                    completed.model(),
                    completed.version(),
                    completed.objective().word());
        }
        policy.follow(event, envelope.time()).ifPresent(wish -> {
            LOG.info("exportId={} endpoint={} is deployed", event.export(), wish.endpoint());
            publisher.publishAndWait(wish);
        });
    }
}
