package dev.athanor.exchange.queue;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.contracts.event.TokenizerSpecification;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.EventSerializer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A queue with a topic and a group of its own. */
final class QueueUnderTest {

    static final Duration LOCK = Duration.ofSeconds(15);

    private final Map<String, Object> connection;
    private final String topic = "queue-" + UUID.randomUUID();

    QueueUnderTest(String bootstrapServers) throws Exception {
        connection = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(
                            new NewTopic(topic, 1, (short) 1), new NewTopic(Topics.deadLetters(topic), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    String topic() {
        return topic;
    }

    QueueSettings settings() {
        return new QueueSettings(connection, topic, topic + "-workers", LOCK);
    }

    WorkQueue<DatasetJobEvent> worker(JobHandler<DatasetJobEvent> handler) {
        WorkQueue<DatasetJobEvent> worker = new WorkQueue<>(settings(), DatasetJobEvent.class, handler);
        worker.start();
        return worker;
    }

    void request(String... jobs) throws Exception {
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new EventSerializer())) {
            for (String job : jobs) {
                producer.send(new ProducerRecord<>(topic, job, envelope(job))).get();
            }
        }
    }

    void append(byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static Envelope envelope(String job) {
        return Envelope.of(
                URI.create("/test"),
                new DatasetJobEvent.Requested(
                        job,
                        job,
                        new TextSource.Synthetic(100, 1),
                        new TokenizerSpecification(TokenizerSpecification.Kind.CHARACTER, null),
                        0.1));
    }

    /** What lies in the dead letters by now. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return read(Topics.deadLetters(topic));
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String name) {
        var settings = new HashMap<>(connection);
        var partition = new TopicPartition(name, 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
