package dev.athanor.serving.wiring;

import dev.athanor.exchange.event.LogReader;
import dev.athanor.serving.deployment.Reconciler;
import dev.athanor.serving.metrics.VllmNames;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Begins to follow the deployments; at the end lets every engine finish what it has in hand. */
@ApplicationScoped
public class Lifecycle {

    private final LogReader deployments;
    private final Reconciler reconciler;

    Lifecycle(LogReader deployments, Reconciler reconciler) {
        this.deployments = deployments;
        this.reconciler = reconciler;
    }

    void start(@Observes StartupEvent started, MeterRegistry registry) {
        VllmNames.install(registry);
        reconciler.startAfter(deployments);
        deployments.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        deployments.close();
        reconciler.close();
    }
}
