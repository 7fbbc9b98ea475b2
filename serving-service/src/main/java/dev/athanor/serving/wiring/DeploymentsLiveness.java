package dev.athanor.serving.wiring;

import dev.athanor.exchange.event.LogReader;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the deployments are followed: a replica that hears nothing would serve old models for ever. */
@Liveness
public class DeploymentsLiveness implements HealthCheck {

    private final LogReader deployments;

    DeploymentsLiveness(LogReader deployments) {
        this.deployments = deployments;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("deployments followed")
                .status(deployments.isAlive())
                .build();
    }
}
