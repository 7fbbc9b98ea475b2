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
import org.apache.kafka.common.Metric;
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

    /** Heartbeats come every few seconds while the broker answers. */
    private static final double SECONDS_WITHOUT_HEARTBEAT = 15;

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
                set("share.delivery.count.limit", Integer.toString(WorkQueue.LAST_DELIVERY)),
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

    /** Whether the broker has answered lately. */
    boolean isConnected() {
        return consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("last-heartbeat-seconds-ago"))
                .map(Metric::metricValue)
                .map(Number.class::cast)
                // -1 before the first heartbeat.
                .anyMatch(seconds -> seconds.doubleValue() >= 0 && seconds.doubleValue() < SECONDS_WITHOUT_HEARTBEAT);
    }

    /** Asks for a fresh lock on {@code message}; false if it is no longer ours. */
    boolean renew(ConsumerRecord<byte[], byte[]> message) {
        return acknowledge(message, AcknowledgeType.RENEW) && isDeliveredAgain(message);
    }

    /**
     * A renewed record is delivered again, and can be acknowledged again only then. The broker has confirmed the renewal,
     * so the record is on its way; a busy machine may need more than one poll to see it.
     */
    private boolean isDeliveredAgain(ConsumerRecord<byte[], byte[]> message) {
        long deadline = System.nanoTime() + lock().dividedBy(3).toNanos();
        boolean again = false;
        while (!again && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> delivered : consumer.poll(SHORT_POLL)) {
                if (isSame(delivered, message)) {
                    again = true;
                } else {
                    // Never more than one record in hand: what came along goes to a worker that is free.
                    consumer.acknowledge(delivered, AcknowledgeType.RELEASE);
                }
            }
        }
        return again;
    }

    private static boolean isSame(ConsumerRecord<byte[], byte[]> one, ConsumerRecord<byte[], byte[]> other) {
        return one.offset() == other.offset() && one.partition() == other.partition();
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
            LOG.warn("topic={} offset={} is no longer held: {}", message.topic(), message.offset(), e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
