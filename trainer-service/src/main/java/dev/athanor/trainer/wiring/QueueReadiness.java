package dev.athanor.trainer.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.queue.WorkQueue;
import dev.athanor.trainer.job.Worker;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when jobs are taken from the queue. */
@Readiness
class QueueReadiness implements HealthCheck {

    private final WorkQueue<TrainingJobEvent> queue;
    private final Worker worker;

    QueueReadiness(WorkQueue<TrainingJobEvent> queue, Worker worker) {
        this.queue = queue;
        this.worker = worker;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("training jobs")
                .status(queue.isHealthy())
                .withData("topic", Topics.TRAINING_JOBS)
                .withData("worker", worker.name())
                .build();
    }
}
