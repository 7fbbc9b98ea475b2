package dev.athanor.exchange.event;

import dev.athanor.contracts.event.AthanorEvent;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * An event with what CloudEvents says about it.
 *
 * @param id unique together with {@code source}
 * @param source who says it, such as {@code /athanor/trainer-service}
 * @param time when it was said
 * @param event what is said
 */
public record Envelope(String id, URI source, Instant time, AthanorEvent event) {

    /** A new event of {@code source}, said now. */
    public static Envelope of(URI source, AthanorEvent event) {
        return new Envelope(UUID.randomUUID().toString(), source, Instant.now(), event);
    }
}
