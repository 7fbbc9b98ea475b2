package dev.athanor.exchange.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole topics from their beginning and goes on reading, without a consumer group: for views that every replica
 * keeps in its own memory and rebuilds at each start. A record that cannot be read or handled is logged and passed over:
 * each replica would bury it anew at each start.
 */
public final class LogReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_BROKER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final List<String> topics;
    private final Consumer<Envelope> listener;
    private final Thread thread;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, Long> read = new HashMap<>(); // where to go on after a broken connection
    private volatile @Nullable KafkaConsumer<String, Received> consumer;

    /**
     * Nothing happens before {@link #start}.
     *
     * @param connection bootstrap servers and security settings
     * @param topics that are read
     * @param listener hears every event, on the reader's thread and in the event's trace
     */
    public LogReader(Map<String, Object> connection, List<String> topics, Consumer<Envelope> listener) {
        this.connection = Map.copyOf(connection);
        this.topics = List.copyOf(topics);
        this.listener = listener;
        this.thread = Thread.ofPlatform()
                .name("reader-" + String.join(",", topics))
                .daemon()
                .unstarted(this::run);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Whether all was read that was there when the reader connected first. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /**
     * Waits until {@link #isCaughtUp}.
     *
     * @return whether that came about in time
     */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it still reads. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (KafkaConsumer<String, Received> opened = open()) {
                consumer = opened;
                read(opened);
            } catch (WakeupException e) {
                LOG.debug("woken up", e);
            } catch (KafkaException e) {
                LOG.warn("topics={} cannot be read, trying again: {}", topics, e.toString());
                pause();
            } finally {
                consumer = null;
            }
        }
    }

    private KafkaConsumer<String, Received> open() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new EventDeserializer());
    }

    private void read(KafkaConsumer<String, Received> opened) {
        List<TopicPartition> partitions = partitions(opened);
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        read.forEach(opened::seek);
        var ends = opened.endOffsets(partitions).entrySet();
        while (stopping.getCount() > 0) {
            if (!isCaughtUp() && ends.stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
            }
            opened.poll(POLL).forEach(this::hear);
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, Received> opened) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            var known = opened.partitionsFor(topic);
            if (known.isEmpty()) {
                throw new KafkaException("there is no topic " + topic);
            }
            known.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void hear(ConsumerRecord<String, Received> message) {
        read.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
        switch (message.value()) {
            case Received.Event(Envelope envelope) -> tell(message, envelope);
            case Received.Unreadable unreadable ->
                LOG.warn("topic={} offset={} {}", message.topic(), message.offset(), unreadable.reason());
        }
    }

    private void tell(ConsumerRecord<String, Received> message, Envelope envelope) {
        try {
            TraceHeaders.read(message.headers())
                    .wrap(() -> listener.accept(envelope))
                    .run();
        } catch (RuntimeException e) {
            LOG.error("topic={} offset={} cannot be handled", message.topic(), message.offset(), e);
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE_AFTER_BROKER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("topics={} stops", topics);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        KafkaConsumer<String, Received> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
