package dev.athanor.deploy.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What one test process works in.
 *
 * @param kafkaBootstrapServers a broker whose topics all exist and are empty
 * @param storeEndpoint an S3 server, such as {@code http://127.0.0.1:41234}
 * @param storeAccessKey of the store
 * @param storeSecretKey of the store
 * @param storeBucket an empty bucket
 * @param jdbcUrl an empty database
 * @param databaseUser its owner
 * @param databasePassword the owner's
 */
public record PlatformEnvironment(
        String kafkaBootstrapServers,
        String storeEndpoint,
        String storeAccessKey,
        String storeSecretKey,
        String storeBucket,
        String jdbcUrl,
        String databaseUser,
        String databasePassword) {

    private static final String KAFKA = "kafka.bootstrap.servers";
    private static final String ENDPOINT = "athanor.store.endpoint";
    private static final String ACCESS_KEY = "athanor.store.access-key";
    private static final String SECRET_KEY = "athanor.store.secret-key";
    private static final String BUCKET = "athanor.store.bucket";
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";

    /** The configuration that points a service without tables at this environment. */
    public Map<String, String> configuration() {
        return Map.of(
                KAFKA, kafkaBootstrapServers,
                ENDPOINT, storeEndpoint,
                ACCESS_KEY, storeAccessKey,
                SECRET_KEY, storeSecretKey,
                BUCKET, storeBucket);
    }

    /** The configuration that points a service with tables at this environment. */
    public Map<String, String> configurationWithDatabase() {
        var all = new HashMap<>(configuration());
        all.put(JDBC_URL, jdbcUrl);
        all.put(USER, databaseUser);
        all.put(PASSWORD, databasePassword);
        return Map.copyOf(all);
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.putAll(configurationWithDatabase());
        return properties;
    }

    static PlatformEnvironment from(Properties properties) {
        return new PlatformEnvironment(
                properties.getProperty(KAFKA),
                properties.getProperty(ENDPOINT),
                properties.getProperty(ACCESS_KEY),
                properties.getProperty(SECRET_KEY),
                properties.getProperty(BUCKET),
                properties.getProperty(JDBC_URL),
                properties.getProperty(USER),
                properties.getProperty(PASSWORD));
    }
}
