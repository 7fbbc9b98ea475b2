package dev.athanor.serving.wiring;

import dev.athanor.exchange.event.LogReader;
import dev.athanor.serving.deployment.DeploymentView;
import dev.athanor.serving.endpoint.Endpoints;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the deployments were read to their end once: until then nobody knows what this replica should serve. */
@Readiness
public class DeploymentsReadiness implements HealthCheck {

    private final LogReader deployments;
    private final Endpoints endpoints;

    DeploymentsReadiness(LogReader deployments, Endpoints endpoints) {
        this.deployments = deployments;
        this.endpoints = endpoints;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("deployments read").status(deployments.isCaughtUp());
        endpoints.all().stream()
                .map(DeploymentView::of)
                .forEach(view -> response.withData(view.endpoint(), view.state()));
        return response.build();
    }
}
