package dev.athanor.exchange.event;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.EventTypes;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes with an idempotent Kafka producer. Thread-safe. */
public final class KafkaEventPublisher implements EventPublisher {

    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    private final URI source;
    private final KafkaProducer<String, Envelope> producer;

    /**
     * Connects lazily.
     *
     * @param service the speaker's name, such as {@code trainer-service}
     * @param connection bootstrap servers and security settings
     */
    public KafkaEventPublisher(String service, Map<String, Object> connection) {
        this.source = URI.create("/athanor/" + service);
        this.producer = new KafkaProducer<>(settings(connection), new StringSerializer(), new EventSerializer());
    }

    private static Map<String, Object> settings(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
        return settings;
    }

    @Override
    public CompletableFuture<Void> publish(AthanorEvent event) {
        ProducerRecord<String, Envelope> message =
                new ProducerRecord<>(Topics.of(event), event.subject(), Envelope.of(source, event));
        TraceHeaders.write(message.headers());
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            var unused = producer.send(message, (metadata, failure) -> complete(sent, event, failure));
        } catch (RuntimeException e) {
            sent.completeExceptionally(unavailable(event, e));
        }
        return sent;
    }

    private static void complete(CompletableFuture<Void> sent, AthanorEvent event, @Nullable Exception failure) {
        if (failure == null) {
            sent.complete(null);
        } else {
            sent.completeExceptionally(unavailable(event, failure));
        }
    }

    @Override
    public void publishAndWait(AthanorEvent event) {
        try {
            publish(event).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EventLogUnavailableException unavailable
                    ? unavailable
                    : unavailable(event, e);
        }
    }

    private static EventLogUnavailableException unavailable(AthanorEvent event, Throwable cause) {
        return new EventLogUnavailableException(
                "The event log did not take " + EventTypes.of(event) + " of " + event.subject()
                        + ": is the broker up? Try again.",
                cause);
    }

    @Override
    public void close() {
        producer.close(DELIVERY_TIMEOUT);
    }
}
