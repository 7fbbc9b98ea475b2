package dev.athanor.tracker.projection;

import dev.athanor.exchange.event.Envelope;
import java.util.List;

/**
 * Writes what the log says into tables. An implementation runs inside a transaction of its caller and is idempotent: the
 * same event twice, or a late one, leaves the tables as they are.
 */
@FunctionalInterface
public interface Projection {

    /**
     * Writes events.
     *
     * @param events of one topic; those of one subject in the order of the log
     */
    void apply(List<Envelope> events);
}
