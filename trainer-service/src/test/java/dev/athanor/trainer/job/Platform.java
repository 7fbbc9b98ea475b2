package dev.athanor.trainer.job;

import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.event.KafkaEventPublisher;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import java.util.Map;

/** The embedded platform, as a trainer and its users see it. */
final class Platform implements AutoCloseable {

    private final Map<String, Object> connection;
    private final S3ArtifactStore store;
    private final KafkaEventPublisher publisher;
    private final HeardEvents heard;

    Platform(PlatformEnvironment environment) {
        connection = Map.of("bootstrap.servers", environment.kafkaBootstrapServers());
        store = new S3ArtifactStore(new StoreConnection(
                environment.storeEndpoint(),
                environment.storeAccessKey(),
                environment.storeSecretKey(),
                environment.storeBucket(),
                "us-east-1"));
        publisher = new KafkaEventPublisher("test", connection);
        heard = new HeardEvents(connection);
    }

    Map<String, Object> connection() {
        return connection;
    }

    S3ArtifactStore store() {
        return store;
    }

    KafkaEventPublisher publisher() {
        return publisher;
    }

    HeardEvents heard() {
        return heard;
    }

    @Override
    public void close() {
        heard.close();
        publisher.close();
        store.close();
    }
}
