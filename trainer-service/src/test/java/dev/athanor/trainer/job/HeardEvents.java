package dev.athanor.trainer.job;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventDeserializer;
import dev.athanor.exchange.event.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All facts and metrics that were said. Reads when asked, on the thread that asks. */
public final class HeardEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final KafkaConsumer<String, Received> consumer;
    private final List<AthanorEvent> events = new ArrayList<>();

    HeardEvents(Map<String, Object> connection) {
        consumer = new KafkaConsumer<>(connection, new StringDeserializer(), new EventDeserializer());
        List<TopicPartition> partitions = Stream.of(Topics.RUNS, Topics.METRICS)
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Waits for a fact about {@code run}. */
    public <E extends RunEvent> E await(String run, Class<E> type) {
        return await(run, type, event -> true);
    }

    <E extends RunEvent> E await(String run, Class<E> type, Predicate<E> condition) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var found = facts(run, type).stream().filter(condition).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            read();
        }
        throw new AssertionError("no such " + type.getSimpleName() + " in " + facts(run, RunEvent.class));
    }

    /** What was said about {@code run} so far. */
    <E extends RunEvent> List<E> facts(String run, Class<E> type) {
        return events.stream()
                .filter(event -> event.subject().equals(run))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** A run's curve by step: points of a newer attempt replace those of an older one, batches seen twice count once. */
    Map<Long, Double> curve(String run, String name) {
        readToTheEnd();
        Map<Long, Double> curve = new TreeMap<>();
        Map<Long, Integer> attempts = new TreeMap<>();
        events.stream()
                .filter(MetricEvent.Recorded.class::isInstance)
                .map(MetricEvent.Recorded.class::cast)
                .filter(batch -> batch.run().equals(run))
                .forEach(batch -> batch.points().stream()
                        .filter(point -> point.name().equals(name))
                        .filter(point -> attempts.getOrDefault(point.step(), 0) <= batch.attempt())
                        .forEach(point -> {
                            attempts.put(point.step(), batch.attempt());
                            curve.put(point.step(), point.value());
                        }));
        return curve;
    }

    void readToTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read();
        }
    }

    private void read() {
        consumer.poll(Duration.ofMillis(100)).forEach(message -> {
            if (message.value() instanceof Received.Event(var envelope)) {
                events.add(envelope.event());
            }
        });
    }

    @Override
    public void close() {
        consumer.close();
    }
}
