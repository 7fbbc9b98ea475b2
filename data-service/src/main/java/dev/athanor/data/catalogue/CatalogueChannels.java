package dev.athanor.data.catalogue;

import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.contracts.event.UnreadableEventException;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.Received;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The topics that the catalogue is a projection of. While the database is away a record is tried again and again; one
 * that is no event of these families goes to the dead letters.
 */
@ApplicationScoped
public class CatalogueChannels {

    private static final int FOR_EVER = -1;
    private static final int PAUSE_MILLIS = 1000;

    private final DatasetProjection projection;
    private final DatasetUses uses;

    CatalogueChannels(DatasetProjection projection, DatasetUses uses) {
        this.projection = projection;
        this.uses = uses;
    }

    /** Jobs, known before a worker takes them. */
    @Incoming("dataset-jobs")
    @Blocking
    @Retry(maxRetries = FOR_EVER, maxDuration = 0, delay = PAUSE_MILLIS, retryOn = CatalogueUnavailableException.class)
    public void requested(Received message) throws UnreadableEventException {
        var envelope = message.orThrow();
        if (envelope.event() instanceof DatasetJobEvent event) {
            projection.apply(event, envelope.time());
        } else {
            throw foreign(envelope);
        }
    }

    /** Facts. */
    @Incoming("datasets")
    @Blocking
    @Retry(maxRetries = FOR_EVER, maxDuration = 0, delay = PAUSE_MILLIS, retryOn = CatalogueUnavailableException.class)
    public void happened(Received message) throws UnreadableEventException {
        var envelope = message.orThrow();
        if (envelope.event() instanceof DatasetEvent event) {
            projection.apply(event, envelope.time());
        } else {
            throw foreign(envelope);
        }
    }

    /** Who trains on what. */
    @Incoming("training-jobs")
    @Blocking
    @Retry(maxRetries = FOR_EVER, maxDuration = 0, delay = PAUSE_MILLIS, retryOn = CatalogueUnavailableException.class)
    public void used(Received message) throws UnreadableEventException {
        var envelope = message.orThrow();
        if (envelope.event() instanceof TrainingJobEvent event) {
            uses.apply(event, envelope.time());
        } else {
            throw foreign(envelope);
        }
    }

    private static UnreadableEventException foreign(Envelope envelope) {
        return new UnreadableEventException("an event of another topic: " + EventTypes.of(envelope.event()));
    }
}
