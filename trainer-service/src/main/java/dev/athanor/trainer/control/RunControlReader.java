package dev.athanor.trainer.control;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.RunControl;
import dev.athanor.exchange.event.EventDeserializer;
import dev.athanor.exchange.event.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
 * Reads {@code athanor.run-control} from its beginning and goes on reading, without a consumer group: every trainer hears
 * every signal.
 */
public final class RunControlReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunControlReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_BROKER_FAILURE = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final RunSignals signals;
    private final Thread thread =
            Thread.ofPlatform().name("run-control").daemon().unstarted(this::run);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Where to go on after a broken connection: a wish for a checkpoint must not be heard twice. */
    private final Map<TopicPartition, Long> heard = new HashMap<>();

    private volatile @Nullable KafkaConsumer<String, Received> consumer;

    /**
     * @param connection bootstrap servers and security settings
     * @param signals told of each signal
     */
    public RunControlReader(Map<String, Object> connection, RunSignals signals) {
        this.connection = Map.copyOf(connection);
        this.signals = signals;
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /**
     * Waits until all signals were read that were there when the reader started.
     *
     * @return whether that came about in time
     */
    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try (KafkaConsumer<String, Received> opened = open()) {
                consumer = opened;
                read(opened);
            } catch (WakeupException e) {
                LOG.debug("woken up", e);
            } catch (KafkaException e) {
                LOG.warn("topic={} cannot be read, trying again: {}", Topics.RUN_CONTROL, e.toString());
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
        return new KafkaConsumer<>(settings, new StringDeserializer(), new EventDeserializer());
    }

    private void read(KafkaConsumer<String, Received> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RUN_CONTROL).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        heard.forEach(consumer::seek);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (stopping.getCount() > 0) {
            if (partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition))) {
                caughtUp.countDown();
            }
            consumer.poll(POLL).forEach(this::hear);
        }
    }

    /** A record that is no signal is left to whoever keeps the log: each trainer would bury it anew at each start. */
    private void hear(ConsumerRecord<String, Received> message) {
        heard.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
        switch (message.value()) {
            case Received.Event(var envelope)
            when envelope.event() instanceof RunControl signal -> {
                LOG.info("runId={} signal={}", signal.run(), signal.getClass().getSimpleName());
                signals.hear(signal);
            }
            case Received.Event(var envelope) ->
                LOG.warn("topic={} offset={} is no signal: {}", message.topic(), message.offset(), envelope.event());
            case Received.Unreadable unreadable ->
                LOG.warn("topic={} offset={} {}", message.topic(), message.offset(), unreadable.reason());
        }
    }

    private void pause() {
        try {
            if (stopping.await(PAUSE_AFTER_BROKER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stops");
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
