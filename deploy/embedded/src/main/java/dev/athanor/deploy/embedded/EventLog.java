package dev.athanor.deploy.embedded;

import dev.athanor.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of a broker. */
public final class EventLog implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Admin admin;

    /** Connects lazily: the broker need not be up yet. */
    public EventLog(String bootstrapServers) {
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) DEADLINE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) DEADLINE.toMillis()));
    }

    /** Creates every topic and dead-letter topic that is missing; waits for the broker if need be. */
    public void createTopics() {
        var existing = existing();
        create(wanted().filter(topic -> !existing.contains(topic.name())).toList());
    }

    /** Drops every topic of the platform with all its records, and creates them anew. */
    public void recreateTopics() {
        var names = wanted().map(NewTopic::name).toList();
        var existing = existing();
        await(admin.deleteTopics(names.stream().filter(existing::contains).toList())
                .all());
        awaitTopics(topics -> Collections.disjoint(topics, names));
        create(wanted().toList());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }

    private Set<String> existing() {
        return await(admin.listTopics().names());
    }

    private void create(List<NewTopic> topics) {
        await(admin.createTopics(topics).all());
        awaitTopics(existing ->
                existing.containsAll(topics.stream().map(NewTopic::name).toList()));
    }

    /** The broker answers before it has heard of its own controller's decision. */
    private void awaitTopics(Predicate<Set<String>> condition) {
        var deadline = Instant.now().plus(DEADLINE);
        while (!condition.test(existing())) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The broker does not do to its topics what it said it did.");
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Stream<NewTopic> wanted() {
        return Topics.all().stream()
                .flatMap(topic -> Stream.of(topic(topic), new NewTopic(Topics.deadLetters(topic), 1, (short) 1)));
    }

    /** One partition: one machine has nobody to share more with, and a share group spreads records, not partitions. */
    private static NewTopic topic(String name) {
        var topic = new NewTopic(name, 1, (short) 1);
        return Topics.compacted().contains(name)
                ? topic.configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
                : topic;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker did not answer within " + DEADLINE.toSeconds() + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the broker", e);
        }
    }
}
