package dev.athanor.exchange.wiring;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How to reach the broker.
 *
 * @param settings bootstrap servers and security settings, fit for every kind of Kafka client
 */
public record BrokerConnection(Map<String, Object> settings) {

    public BrokerConnection {
        settings = Map.copyOf(settings);
    }

    static BrokerConnection of(Map<String, Object> configured) {
        return new BrokerConnection(configured.entrySet().stream()
                .filter(entry -> isForEveryClient(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static boolean isForEveryClient(String key) {
        return key.equals("bootstrap.servers")
                || key.equals("security.protocol")
                || key.startsWith("sasl.")
                || key.startsWith("ssl.");
    }
}
