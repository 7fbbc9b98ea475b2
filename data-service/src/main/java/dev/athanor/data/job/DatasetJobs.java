package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobHandler;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the jobs of {@code athanor.dataset-jobs}. */
public final class DatasetJobs implements JobHandler<DatasetJobEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(DatasetJobs.class);

    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final SourceFetcher sources;
    private final BuildLimits limits;
    private final JobOutcomes outcomes;

    public DatasetJobs(ArtifactStore store, EventPublisher publisher, SourceFetcher sources, BuildLimits limits) {
        this.store = store;
        this.publisher = publisher;
        this.sources = sources;
        this.limits = limits;
        this.outcomes = new JobOutcomes(store);
    }

    @Override
    public JobOutcome handle(Job<DatasetJobEvent> job) throws IOException {
        return switch (job.event()) {
            case DatasetJobEvent.Requested request -> handle(job, request);
            case DatasetJobEvent.DeletionRequested deletion -> delete(deletion);
        };
    }

    private JobOutcome handle(Job<DatasetJobEvent> job, DatasetJobEvent.Requested request) throws IOException {
        var before = outcomes.find(request.job());
        if (before.isPresent()) {
            return end(request, before.get());
        }
        publisher.publishAndWait(new DatasetEvent.Started(request.job(), request.dataset(), limits.worker()));
        LOG.info("job={} dataset={} source={} begins", request.job(), request.dataset(), request.source());
        try (WorkFolder work = limits.folders().create()) {
            var progress = new JobProgress(job, request, publisher);
            return end(request, new DatasetBuild(store, sources, limits, request, progress, work).run());
        } catch (DatasetException e) {
            return end(request, failed(request, e.failure()));
        } catch (JobStoppedException e) {
            LOG.info("job={} dataset={} handed back, lost={}", request.job(), request.dataset(), e.isLost());
            return JobOutcome.HANDED_BACK;
        }
    }

    private JobOutcome delete(DatasetJobEvent.DeletionRequested deletion) {
        var settled = outcomes.find(deletion.job())
                .orElseGet(() -> outcomes.settle(new DatasetDeletion(store).run(deletion)));
        publisher.publishAndWait(settled);
        LOG.info("job={} dataset={} ends: {}", deletion.job(), deletion.dataset(), settled);
        return JobOutcome.DONE;
    }

    /** Settles the outcome before it is said, says it before the upload goes: in between, the job may come again. */
    private JobOutcome end(DatasetJobEvent.Requested request, DatasetEvent outcome) {
        var settled = outcomes.settle(outcome);
        publisher.publishAndWait(settled);
        var address = new DatasetJobAddress(request.job());
        if (request.source() instanceof TextSource.Upload) {
            store.delete(address.upload());
        }
        if (request.tokenizer().file() instanceof TextSource.Upload) {
            store.delete(address.tokenizerUpload());
        }
        LOG.info("job={} dataset={} ends: {}", request.job(), request.dataset(), settled);
        return JobOutcome.DONE;
    }

    @Override
    public void givenUp(DatasetJobEvent job, Exception failure) {
        LOG.error("job given up: {}", job, failure);
        var reason = new Failure(
                DatasetProblem.INTERNAL.code(),
                "The job broke down again and again, at last with: " + failure.getMessage()
                        + " The data service's log says more.");
        switch (job) {
            case DatasetJobEvent.Requested request -> end(request, failed(request, reason));
            case DatasetJobEvent.DeletionRequested deletion ->
                publisher.publishAndWait(
                        outcomes.settle(new DatasetEvent.Failed(deletion.job(), deletion.dataset(), reason)));
        }
    }

    private static DatasetEvent.Failed failed(DatasetJobEvent.Requested request, Failure failure) {
        return new DatasetEvent.Failed(request.job(), request.dataset(), failure);
    }
}
