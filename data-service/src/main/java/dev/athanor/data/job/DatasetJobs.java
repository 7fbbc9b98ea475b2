package dev.athanor.data.job;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.DatasetDescription;
import dev.athanor.contracts.address.DatasetJobAddress;
import dev.athanor.contracts.event.DatasetEvent;
import dev.athanor.contracts.event.DatasetJobEvent;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.TextSource;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobHandler;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.CorruptObjectException;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.NoSuchObjectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
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
    private final ShardJobs shards;
    private final UploadParts parts;

    public DatasetJobs(ArtifactStore store, EventPublisher publisher, SourceFetcher sources, BuildLimits limits) {
        this.store = store;
        this.publisher = publisher;
        this.sources = sources;
        this.limits = limits;
        this.outcomes = new JobOutcomes(store);
        this.shards = new ShardJobs(store, publisher, limits);
        this.parts = new UploadParts(store);
    }

    @Override
    public JobOutcome handle(Job<DatasetJobEvent> job) throws IOException {
        return switch (job.event()) {
            case DatasetJobEvent.Requested request -> handle(job, request);
            case DatasetJobEvent.DeletionRequested deletion -> delete(deletion);
            case DatasetJobEvent.ShardRequested shard -> handle(job, shard);
        };
    }

    private JobOutcome handle(Job<DatasetJobEvent> job, DatasetJobEvent.Requested request) throws IOException {
        var before = outcomes.find(request.job());
        if (before.isPresent()) {
            return end(request, before.get());
        }
        var plan = ShardPlan.find(store, request.job());
        if (plan.isPresent()) {
            return spread(plan.get());
        }
        publisher.publishAndWait(new DatasetEvent.Started(request.job(), request.dataset(), limits.worker()));
        LOG.info("job={} dataset={} source={} begins", request.job(), request.dataset(), request.source());
        try (WorkFolder work = limits.folders().create()) {
            var progress = new JobProgress(job, request, publisher);
            return switch (new DatasetBuild(store, sources, limits, request, progress, work).run()) {
                case DatasetBuild.Result.Built(var completed) -> end(request, completed);
                case DatasetBuild.Result.Cut(var cut) -> spread(cut);
            };
        } catch (DatasetException e) {
            return end(request, failed(request, e.failure()));
        } catch (JobStoppedException e) {
            return handBack(request, e);
        }
    }

    private JobOutcome delete(DatasetJobEvent.DeletionRequested deletion) {
        var settled = outcomes.find(deletion.job())
                .orElseGet(() -> outcomes.settle(new DatasetDeletion(store).run(deletion)));
        publisher.publishAndWait(settled);
        LOG.info("job={} dataset={} ends: {}", deletion.job(), deletion.dataset(), settled);
        return JobOutcome.DONE;
    }

    /** This job is done when those of its parts are asked for; the last of them ends what was requested. */
    private JobOutcome spread(ShardPlan plan) {
        shards.request(plan);
        LOG.info(
                "job={} dataset={} parts={} spread",
                plan.request().job(),
                plan.request().dataset(),
                plan.parts().size());
        return forgetIfEnded(plan.request().job());
    }

    private JobOutcome handle(Job<DatasetJobEvent> job, DatasetJobEvent.ShardRequested shard) throws IOException {
        var plan = ShardPlan.find(store, shard.job());
        if (plan.isEmpty()) {
            return forgetIfEnded(shard.job());
        }
        var request = plan.get().request();
        var before = outcomes.find(shard.job());
        if (before.isPresent()) {
            return end(request, before.get());
        }
        try (WorkFolder work = limits.folders().create()) {
            var ended = shards.run(job, plan.get(), shard.shard(), work);
            return ended.isPresent() ? end(request, ended.get()) : forgetIfEnded(shard.job());
        } catch (DatasetException e) {
            return end(request, failed(request, e.failure()));
        } catch (JobStoppedException e) {
            return handBack(request, e);
        } catch (CorruptObjectException | NoSuchObjectException e) {
            // Another may have ended the job and tidied up meanwhile.
            if (outcomes.find(shard.job()).isEmpty()) {
                throw e;
            }
            return forgetIfEnded(shard.job());
        }
    }

    private static JobOutcome handBack(DatasetJobEvent.Requested request, JobStoppedException reason) {
        LOG.info("job={} dataset={} handed back, lost={}", request.job(), request.dataset(), reason.isLost());
        return JobOutcome.HANDED_BACK;
    }

    /** Whoever wrote last looks whether that was too late, so that nothing stays of a job that has ended. */
    private JobOutcome forgetIfEnded(String job) {
        if (outcomes.find(job).isPresent()) {
            ShardStore.forget(store, job);
        }
        return JobOutcome.DONE;
    }

    /** Settles the outcome before it is said, says it before the upload goes: in between, the job may come again. */
    private JobOutcome end(DatasetJobEvent.Requested request, DatasetEvent outcome) {
        var settled = outcomes.settle(outcome);
        if (settled instanceof DatasetEvent.Completed completed) {
            keepSources(request, completed);
        }
        publisher.publishAndWait(settled);
        var address = new DatasetJobAddress(request.job());
        if (request.source() instanceof TextSource.Upload) {
            store.delete(address.upload());
        }
        if (request.tokenizer().file() instanceof TextSource.Upload) {
            store.delete(address.tokenizerUpload());
        }
        ShardStore.forget(store, request.job());
        if (request.source() instanceof TextSource.UploadInParts upload) {
            parts.release(upload.upload(), request.job(), settled instanceof DatasetEvent.Completed);
        }
        LOG.info("job={} dataset={} ends: {}", request.job(), request.dataset(), settled);
        return JobOutcome.DONE;
    }

    private void keepSources(DatasetJobEvent.Requested request, DatasetEvent.Completed completed) {
        var recipe = FolderReader.find(store, new DatasetAddress(completed.dataset(), completed.version()).prefix())
                .flatMap(version -> Optional.ofNullable(
                        version.attributes(DatasetDescription.class).recipe()));
        if (recipe.isPresent()) {
            try (WorkFolder work = limits.folders().create()) {
                new KeptSources(store).keepAgain(request, recipe.get(), work.path());
            } catch (IOException e) {
                throw new UncheckedIOException("what was sent cannot be kept", e);
            }
        }
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
            // A part without a plan belongs to a job that has ended.
            case DatasetJobEvent.ShardRequested shard ->
                ShardPlan.find(store, shard.job())
                        .map(ShardPlan::request)
                        .ifPresent(request -> end(request, failed(request, reason)));
        }
    }

    private static DatasetEvent.Failed failed(DatasetJobEvent.Requested request, Failure failure) {
        return new DatasetEvent.Failed(request.job(), request.dataset(), failure);
    }
}
