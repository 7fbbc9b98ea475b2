package dev.athanor.serving.deployment;

import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.exchange.event.Envelope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest word about each endpoint, as far as the topic was read. */
public final class DesiredState {

    private final Map<String, Envelope> newest = new ConcurrentHashMap<>();

    /** Takes the next word. */
    public void hear(Envelope envelope, DeploymentEvent event) {
        newest.put(event.endpoint(), envelope);
    }

    /** The newest word about an endpoint. */
    Optional<Envelope> of(String endpoint) {
        return Optional.ofNullable(newest.get(endpoint));
    }
}
