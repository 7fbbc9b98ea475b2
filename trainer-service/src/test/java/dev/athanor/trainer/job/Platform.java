package dev.athanor.trainer.job;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.EventSerializer;
import dev.athanor.exchange.event.KafkaEventPublisher;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The embedded platform, as a trainer and its users see it. */
public final class Platform implements AutoCloseable {

    private final Map<String, Object> connection;
    private final S3ArtifactStore store;
    private final KafkaEventPublisher publisher;
    private final HeardEvents heard;

    public Platform(PlatformEnvironment environment) {
        connection = Map.of("bootstrap.servers", environment.kafkaBootstrapServers());
        store = new S3ArtifactStore(new StoreConnection(
                environment.storeEndpoint(),
                environment.storeAccessKey(),
                environment.storeSecretKey(),
                environment.storeBucket(),
                "us-east-1"));
        publisher = new KafkaEventPublisher("test", connection);
        heard = new HeardEvents(connection);
    }

    Map<String, Object> connection() {
        return connection;
    }

    public S3ArtifactStore store() {
        return store;
    }

    public KafkaEventPublisher publisher() {
        return publisher;
    }

    public HeardEvents heard() {
        return heard;
    }

    /** Requests a run under a trace that began elsewhere. */
    public void request(String run, RunConfiguration configuration, String traceparent) throws Exception {
        Envelope envelope =
                Envelope.of(URI.create("/athanor/test"), new TrainingJobEvent.Requested(run, configuration));
        try (var producer = new KafkaProducer<>(connection, new StringSerializer(), new EventSerializer())) {
            var message = new ProducerRecord<>(Topics.TRAINING_JOBS, run, envelope);
            message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
            producer.send(message).get();
        }
    }

    /** The records about {@code run} as they lie in {@code topics}. */
    public List<ConsumerRecord<String, byte[]>> records(String run, String... topics) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        List<TopicPartition> partitions =
                Stream.of(topics).map(topic -> new TopicPartition(topic, 0)).toList();
        try (var consumer = new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (record.key().equals(run)) {
                        records.add(record);
                    }
                });
            }
        }
        return records;
    }

    @Override
    public void close() {
        heard.close();
        publisher.close();
        store.close();
    }
}
