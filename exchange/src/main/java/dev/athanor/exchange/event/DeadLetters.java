package dev.athanor.exchange.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.contracts.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where records go that cannot be read or handled: the topic's {@code .dlq}, byte for byte as they came, with the reason
 * in the headers that SmallRye's dead-letter queue uses too.
 */
public final class DeadLetters implements AutoCloseable {

    /** Header that says why. */
    public static final String REASON = "dead-letter-reason";

    private final KafkaProducer<byte[], byte[]> producer;

    public DeadLetters(Map<String, Object> connection) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Copies {@code message} and waits until the log has the copy for good. */
    public void send(ConsumerRecord<byte[], byte[]> message, String reason) {
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(
                Topics.deadLetters(message.topic()), null, message.key(), message.value(), message.headers());
        copy.headers()
                .add(REASON, reason.getBytes(UTF_8))
                .add("dead-letter-topic", message.topic().getBytes(UTF_8))
                .add(
                        "dead-letter-partition",
                        Integer.toString(message.partition()).getBytes(UTF_8))
                .add("dead-letter-offset", Long.toString(message.offset()).getBytes(UTF_8));
        append(copy);
    }

    /** Appends a copy of {@code message} to its own topic and waits until the log has it for good. */
    public void requeue(ConsumerRecord<byte[], byte[]> message) {
        append(new ProducerRecord<>(message.topic(), null, message.key(), message.value(), message.headers()));
    }

    private void append(ProducerRecord<byte[], byte[]> copy) {
        try {
            producer.send(copy).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending to " + copy.topic(), e);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot send to " + copy.topic(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
