package dev.athanor.exchange.wiring;

import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.event.KafkaEventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.S3ArtifactStore;
import dev.athanor.exchange.store.StoreConnection;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Produces the store and the publisher of a service. */
@ApplicationScoped
public class ExchangeBeans {

    @Produces
    @Singleton
    ArtifactStore artifactStore(StoreSettings settings) {
        return new S3ArtifactStore(new StoreConnection(
                settings.endpoint(), settings.accessKey(), settings.secretKey(), settings.bucket(), settings.region()));
    }

    void close(@Disposes ArtifactStore store) {
        store.close();
    }

    @Produces
    @Singleton
    EventPublisher eventPublisher(BrokerConnection broker, Config config) {
        return new KafkaEventPublisher(
                config.getOptionalValue("quarkus.application.name", String.class)
                        .orElse("athanor"),
                broker.settings());
    }

    void close(@Disposes EventPublisher publisher) {
        publisher.close();
    }

    /** Bootstrap servers and security settings alone: share consumers refuse settings of classic ones. */
    @Produces
    @Singleton
    BrokerConnection brokerConnection(@Identifier("default-kafka-broker") Map<String, Object> configured) {
        return BrokerConnection.of(configured);
    }
}
