package dev.athanor.export.wiring;

import dev.athanor.contracts.Topics;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.exchange.event.LogReader;
import dev.athanor.exchange.queue.WorkQueue;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the ledger was read to its end once and jobs are taken. */
@Readiness
class ExportReadiness implements HealthCheck {

    private final LogReader ledger;
    private final WorkQueue<ExportJobEvent> queue;

    ExportReadiness(LogReader ledger, WorkQueue<ExportJobEvent> queue) {
        this.ledger = ledger;
        this.queue = queue;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("export jobs")
                .status(ledger.isCaughtUp() && queue.isHealthy())
                .withData("topic", Topics.EXPORT_JOBS)
                .withData("ledger read", ledger.isCaughtUp())
                .build();
    }
}
