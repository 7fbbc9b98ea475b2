package dev.athanor.tracker.projection;

import dev.athanor.exchange.event.Envelope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How far the tables are behind the log. */
@ApplicationScoped
public class ProjectionMeter {

    private final MeterRegistry registry;

    public ProjectionMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** {@code athanor.tracker.projection.delay}: from when an event was said to when its table shows it. */
    void projected(String topic, Envelope event) {
        registry.timer("athanor.tracker.projection.delay", Tags.of("topic", topic))
                .record(Duration.between(event.time(), Instant.now()));
    }

    /** {@code athanor.tracker.dead.letters}: records that could not be read or handled. */
    void deadLettered(String topic) {
        registry.counter("athanor.tracker.dead.letters", Tags.of("topic", topic))
                .increment();
    }
}
