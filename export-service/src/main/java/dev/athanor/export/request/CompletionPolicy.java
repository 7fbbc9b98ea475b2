package dev.athanor.export.request;

import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.event.Received;
import dev.athanor.export.wiring.ExportSettings;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every completed run is exported. Hearing of it twice asks for the same export twice, which is done once. */
@ApplicationScoped
public class CompletionPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionPolicy.class);

    private final ExportOrders orders;
    private final EventPublisher publisher;
    private final boolean enabled;

    CompletionPolicy(ExportOrders orders, EventPublisher publisher, ExportSettings settings) {
        this.orders = orders;
        this.publisher = publisher;
        this.enabled = settings.onCompleted();
    }

    @Incoming("runs")
    @Blocking
    void follow(Received received) throws UnreadableEventException {
        if (received.orThrow().event() instanceof RunEvent.Completed completed && enabled) {
            orders.ofCompletedRun(completed.run(), completed.checkpoint())
                    .ifPresentOrElse(
                            publisher::publishAndWait,
                            () -> LOG.warn(
                                    "runId={} checkpoint={} is gone, so it is not exported",
                                    completed.run(),
                                    completed.checkpoint()));
        }
    }
}
