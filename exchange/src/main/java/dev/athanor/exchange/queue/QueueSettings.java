package dev.athanor.exchange.queue;

import java.time.Duration;
import java.util.Map;

/**
 * How a worker takes jobs.
 *
 * @param connection bootstrap servers and security settings
 * @param topic of the jobs
 * @param group share group, one per kind of worker
 * @param lock how long the broker waits for a silent worker before it gives its job to another; Kafka's brokers allow 15
 *     to 60 s unless told otherwise
 */
public record QueueSettings(Map<String, Object> connection, String topic, String group, Duration lock) {
    public QueueSettings {
        connection = Map.copyOf(connection);
    }
}
