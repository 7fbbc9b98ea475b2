package dev.athanor.serving.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.DeploymentEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.BrokerConnection;
import dev.athanor.serving.deployment.DesiredState;
import dev.athanor.serving.deployment.EngineLimits;
import dev.athanor.serving.deployment.Reconciler;
import dev.athanor.serving.endpoint.Endpoints;
import dev.athanor.serving.metrics.ServingMetrics;
import dev.athanor.serving.openai.Completions;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles the service. */
@ApplicationScoped
public class ServingBeans {

    private static final Logger LOG = LoggerFactory.getLogger(ServingBeans.class);

    @Produces
    @Singleton
    Endpoints endpoints() {
        return new Endpoints();
    }

    @Produces
    @Singleton
    DesiredState desiredState() {
        return new DesiredState();
    }

    @Produces
    @Singleton
    ServingMetrics servingMetrics(MeterRegistry registry, Endpoints endpoints) {
        return new ServingMetrics(registry, endpoints);
    }

    @Produces
    @Singleton
    Completions completions(Endpoints endpoints, ServingSettings settings) {
        return new Completions(endpoints, settings.requestTimeout(), () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    @Produces
    @Singleton
    Reconciler reconciler(Endpoints endpoints, ArtifactStore store, ServingMetrics metrics, ServingSettings settings) {
        return Reconciler.ofExports(
                endpoints,
                store,
                settings.cache(),
                new EngineLimits(settings.maxRunning(), settings.maxWaiting(), settings.threads()),
                metrics::observer,
                settings.drainTimeout());
    }

    @Produces
    @Singleton
    LogReader deployments(BrokerConnection broker, DesiredState desired, Reconciler reconciler) {
        return new LogReader(
                broker.settings(), List.of(Topics.DEPLOYMENTS), envelope -> hear(envelope, desired, reconciler));
    }

    private static void hear(Envelope envelope, DesiredState desired, Reconciler reconciler) {
        if (envelope.event() instanceof DeploymentEvent event) {
            desired.hear(envelope, event);
            reconciler.accept(event);
        } else {
            LOG.warn("topic={} no deployment: {}", Topics.DEPLOYMENTS, envelope.event());
        }
    }
}
