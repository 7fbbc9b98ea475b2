package dev.athanor.deploy.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of a broker that is alone.
 *
 * @param data its folder
 * @param port for clients, on the loopback interface
 * @param controllerPort for itself: broker and controller speak to each other over the network even in one process
 */
record BrokerSettings(Path data, int port, int controllerPort) {

    private static final String NODE = "1";

    BrokerSettings {
        data = data.toAbsolutePath();
    }

    /** Where the log segments lie. */
    Path logs() {
        return data.resolve("logs");
    }

    /** Writes {@code server.properties} into the data folder, for whoever wants to look. */
    Path write() throws IOException {
        Files.createDirectories(data);
        var text = new TreeMap<>(properties())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        return Files.writeString(data.resolve("server.properties"), text);
    }

    Map<String, String> properties() {
        var all = new TreeMap<String, String>();
        all.putAll(addresses());
        all.putAll(replication());
        all.putAll(footprint());
        all.putAll(behaviour());
        return all;
    }

    private Map<String, String> addresses() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                // Backslashes are escapes in a properties file.
                "log.dirs",
                logs().toString().replace('\\', '/'));
    }

    private static Map<String, String> replication() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "num.partitions", "1");
    }

    private static Map<String, String> footprint() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    }

    private static Map<String, String> behaviour() {
        return Map.of(
                "auto.create.topics.enable", "false",
                // The log is the truth: nothing of it is ever dropped.
                "log.retention.ms", "-1",
                "group.initial.rebalance.delay.ms", "0",
                // A broker whose session runs out serves nobody, so seconds of a busy disk must not end it, as those of
                // a checkpoint. After a kill the next one waits until the session of the former life has run out.
                "broker.session.timeout.ms", "6000",
                "broker.heartbeat.interval.ms", "500");
    }
}
