package dev.athanor.data.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.data.job.DatasetJobs;
import dev.athanor.data.job.WorkFolders;
import dev.athanor.exchange.queue.QueueSettings;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.BrokerConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;

/** The worker lives as long as the process: it hands its job back before the process ends. */
@ApplicationScoped
public class DatasetWorker {

    private static final String GROUP = "dataset-workers";

    private final WorkQueue<DatasetJobEvent> queue;
    private final ArtifactStore store;
    private final WorkFolders folders;

    DatasetWorker(BrokerConnection broker, DataSettings settings, DatasetJobs jobs, ArtifactStore store) {
        this.queue = new WorkQueue<>(
                new QueueSettings(broker.settings(), Topics.DATASET_JOBS, GROUP, settings.lock()),
                DatasetJobEvent.class,
                jobs);
        this.store = store;
        this.folders = new WorkFolders(settings.folder());
    }

    void start(@Observes StartupEvent event) throws IOException {
        folders.removeLeftovers();
        store.createBucket();
        queue.start();
    }

    void stop(@Observes ShutdownEvent event) {
        queue.close();
    }

    /** Whether jobs are being taken. */
    boolean isHealthy() {
        return queue.isHealthy();
    }
}
