package dev.athanor.data.wiring;

import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while jobs are taken and the store answers; database and channels report for themselves. */
@Readiness
@ApplicationScoped
public class DatasetWorkerHealth implements HealthCheck {

    private static final String UP = "up";

    private final DatasetWorker worker;
    private final ArtifactStore store;

    DatasetWorkerHealth(DatasetWorker worker, ArtifactStore store) {
        this.worker = worker;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var takesJobs = worker.isHealthy();
        var storeState = storeState();
        return HealthCheckResponse.named("dataset worker")
                .withData("takes jobs", takesJobs)
                .withData("object store", storeState)
                .status(takesJobs && storeState.equals(UP))
                .build();
    }

    private String storeState() {
        try {
            store.exists("health");
            return UP;
        } catch (StoreUnavailableException e) {
            return e.getMessage();
        }
    }
}
