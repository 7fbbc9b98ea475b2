package dev.athanor.exchange.event;

import dev.athanor.contracts.event.AthanorEvent;
import java.util.concurrent.CompletableFuture;

/** Says events on the log. Events of one subject arrive in the order in which they were published. */
public interface EventPublisher extends AutoCloseable {

    /**
     * Appends {@code event} to the topic of its family.
     *
     * @return completes when the log has it for good
     */
    CompletableFuture<Void> publish(AthanorEvent event);

    /**
     * Appends {@code event} and waits until the log has it for good.
     *
     * @throws EventLogUnavailableException if the log does not take it in time
     */
    void publishAndWait(AthanorEvent event);

    /** Sends what waits, then lets go of the connection. */
    @Override
    void close();
}
