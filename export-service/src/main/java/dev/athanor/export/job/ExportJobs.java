package dev.athanor.export.job;

import dev.athanor.contracts.event.ExportEvent;
import dev.athanor.contracts.event.ExportJobEvent;
import dev.athanor.contracts.event.Failure;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobHandler;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.export.checkpoint.ImpossibleExportException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of {@code athanor.export-jobs}. */
public final class ExportJobs implements JobHandler<ExportJobEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(ExportJobs.class);

    private final String worker;
    private final Exporter exporter;
    private final EventPublisher publisher;

    /**
     * @param worker name of this process
     * @param exporter writes and compares
     * @param publisher of what happens
     */
    public ExportJobs(String worker, Exporter exporter, EventPublisher publisher) {
        this.worker = worker;
        this.exporter = exporter;
        this.publisher = publisher;
    }

    @Override
    public JobOutcome handle(Job<ExportJobEvent> job) throws IOException {
        return switch (job.event()) {
            case ExportJobEvent.Requested request -> handle(job, request);
        };
    }

    private JobOutcome handle(Job<ExportJobEvent> job, ExportJobEvent.Requested request) throws IOException {
        publisher.publishAndWait(
                new ExportEvent.Started(request.export(), request.run(), request.model(), request.version(), worker));
        try {
            Optional<List<ExportEvent.Exported>> exported =
                    exporter.export(request, () -> job.signal() != Job.Signal.GO_ON);
            if (exported.isEmpty()) {
                return JobOutcome.HANDED_BACK;
            }
            publisher.publishAndWait(new ExportEvent.Completed(
                    request.export(),
                    request.run(),
                    request.model(),
                    request.version(),
                    exported.get(),
                    exporter.objective(exported.get().getFirst())));
            LOG.info("exportId={} runId={} formats={} completed", request.export(), request.run(), exported.get());
        } catch (ImpossibleExportException e) {
            fail(request, e.failure());
        } catch (CorruptObjectException e) {
            fail(request, new Failure("object-corrupt", e.getMessage()));
        }
        return JobOutcome.DONE;
    }

    private void fail(ExportJobEvent.Requested request, Failure failure) {
        LOG.warn("exportId={} runId={} code={} {}", request.export(), request.run(), failure.code(), failure.message());
        publisher.publishAndWait(
                new ExportEvent.Failed(request.export(), request.run(), request.model(), request.version(), failure));
    }

    @Override
    public void givenUp(ExportJobEvent job, Exception failure) {
        switch (job) {
            case ExportJobEvent.Requested request ->
                fail(
                        request,
                        new Failure(
                                "given-up",
                                "The export was given up after several attempts, the last of which ended in: %s. See the exporter's log."
                                        .formatted(failure)));
        }
    }
}
