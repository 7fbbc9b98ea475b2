package dev.athanor.exchange.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A share consumer that holds at most one record. Used by one thread. */
final class ShareSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShareSession.class);
    private static final Duration SHORT_POLL = Duration.ofMillis(200);

    private final KafkaShareConsumer<byte[], byte[]> consumer;
    private final Duration configuredLock;

    private ShareSession(KafkaShareConsumer<byte[], byte[]> consumer, Duration configuredLock) {
        this.consumer = consumer;
        this.configuredLock = configuredLock;
    }

    static ShareSession open(QueueSettings settings) {
        configureGroup(settings);
        KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(
                consumerSettings(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(settings.topic()));
        return new ShareSession(consumer, settings.lock());
    }

    private static Map<String, Object> consumerSettings(QueueSettings settings) {
        Map<String, Object> consumer = new HashMap<>(settings.connection());
        consumer.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        consumer.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        consumer.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return consumer;
    }

    /** By default a new group starts at the end and would skip the jobs that were sent before its first worker came. */
    private static void configureGroup(QueueSettings settings) {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.group());
        List<AlterConfigOp> changes = List.of(
                set("share.auto.offset.reset", "earliest"),
                set(
                        "share.record.lock.duration.ms",
                        Long.toString(settings.lock().toMillis())));
        try (Admin admin = Admin.create(settings.connection())) {
            admin.incrementalAlterConfigs(Map.of(group, changes)).all().get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot configure the share group " + settings.group(), e.getCause());
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** How long the broker waits for a renewal. */
    Duration lock() {
        return consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(configuredLock);
    }

    ConsumerRecords<byte[], byte[]> poll(Duration duration) {
        return consumer.poll(duration);
    }

    /** Asks for a fresh lock on {@code message}; false if it is no longer ours. */
    boolean renew(ConsumerRecord<byte[], byte[]> message) {
        if (!acknowledge(message, AcknowledgeType.RENEW)) {
            return false;
        }
        // A renewed record is delivered again: only then can it be acknowledged again.
        for (ConsumerRecord<byte[], byte[]> again : consumer.poll(SHORT_POLL)) {
            if (again.offset() == message.offset() && again.partition() == message.partition()) {
                return true;
            }
        }
        return false;
    }

    /** Commits {@code type} for {@code message}; false if the broker says that it is no longer ours. */
    boolean acknowledge(ConsumerRecord<byte[], byte[]> message, AcknowledgeType type) {
        try {
            consumer.acknowledge(message, type);
            Map<TopicIdPartition, Optional<KafkaException>> results = consumer.commitSync();
            Optional<KafkaException> failure =
                    results.values().stream().flatMap(Optional::stream).findFirst();
            failure.ifPresent(e -> LOG.warn(
                    "topic={} offset={} {} was refused: {}", message.topic(), message.offset(), type, e.toString()));
            return failure.isEmpty();
        } catch (IllegalStateException e) {
            LOG.warn("topic={} offset={} is no longer held", message.topic(), message.offset(), e);
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
