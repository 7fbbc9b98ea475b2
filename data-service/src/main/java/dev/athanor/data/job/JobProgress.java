package dev.athanor.data.job;

import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log how far a job is, and asks the queue whether it is still wanted. */
final class JobProgress {

    private static final Logger LOG = LoggerFactory.getLogger(JobProgress.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private final Job<DatasetJobEvent> job;
    private final DatasetJobEvent.Requested request;
    private final EventPublisher publisher;
    private Instant lastTold = Instant.EPOCH;

    JobProgress(Job<DatasetJobEvent> job, DatasetJobEvent.Requested request, EventPublisher publisher) {
        this.job = job;
        this.request = request;
        this.publisher = publisher;
    }

    /** A stage begins. */
    void begin(Stage stage) {
        begin(stage, 0);
    }

    /** {@code share} of a stage is done, which is said at once. */
    void begin(Stage stage, double share) {
        LOG.info("job={} dataset={} stage={} share={}", request.job(), request.dataset(), stage.label(), share);
        lastTold = Instant.EPOCH;
        reach(stage, share);
    }

    /** {@code share} of a stage is done; said on the log about twice a second. */
    void reach(Stage stage, double share) {
        alive();
        if (Duration.between(lastTold, Instant.now()).compareTo(INTERVAL) >= 0) {
            lastTold = Instant.now();
            var unused = publisher
                    .publish(new DatasetEvent.Progressed(
                            request.job(), request.dataset(), stage.label(), stage.ofWhole(share)))
                    .whenComplete((_, failure) -> warn(failure));
        }
    }

    /** Throws {@link JobStoppedException} if the job is to stop. */
    void alive() {
        if (job.signal() != Job.Signal.GO_ON) {
            throw new JobStoppedException(job.signal());
        }
    }

    /** Progress is for spectators: what matters is said again when the job ends. */
    private void warn(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn(
                    "job={} dataset={} progress was not said: {}",
                    request.job(),
                    request.dataset(),
                    failure.toString());
        }
    }
}
