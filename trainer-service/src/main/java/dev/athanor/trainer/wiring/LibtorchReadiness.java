package dev.athanor.trainer.wiring;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when libtorch is loaded. */
@Readiness
class LibtorchReadiness implements HealthCheck {

    private final LibtorchProbe libtorch;

    LibtorchReadiness(LibtorchProbe libtorch) {
        this.libtorch = libtorch;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("libtorch")
                .status(libtorch.isLoaded())
                .withData("state", libtorch.description())
                .build();
    }
}
