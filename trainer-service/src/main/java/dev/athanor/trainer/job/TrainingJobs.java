package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobHandler;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.store.Attempts;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.control.RunSignals;
import dev.athanor.trainer.difficulty.DifficultyCache;
import dev.athanor.trainer.machine.Machine;
import dev.athanor.trainer.program.Programs;
import dev.athanor.trainer.scratch.LocalFolder;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import java.io.IOException;

/** Does the jobs of {@code athanor.training-jobs}. */
public final class TrainingJobs implements JobHandler<TrainingJobEvent> {

    private final Worker worker;
    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final RunSignals signals;
    private final Scratch scratch;
    private final Gauges gauges;
    private final Preparation preparation;
    private final Outcomes outcomes;
    private final Machine machine = Machine.here();

    /**
     * @param worker who this is
     * @param store of datasets, checkpoints and attempts
     * @param publisher of what happens
     * @param signals to runs
     * @param datasets on the local disk
     * @param difficulties of their windows
     * @param programs that train
     * @param scratch for local files
     * @param gauges for the trainer's operators
     */
    public TrainingJobs(
            Worker worker,
            ArtifactStore store,
            EventPublisher publisher,
            RunSignals signals,
            DatasetCache datasets,
            DifficultyCache difficulties,
            Programs programs,
            Scratch scratch,
            Gauges gauges) {
        this.worker = worker;
        this.store = store;
        this.publisher = publisher;
        this.signals = signals;
        this.scratch = scratch;
        this.gauges = gauges;
        this.preparation = new Preparation(datasets, difficulties, programs, worker);
        this.outcomes = new Outcomes(store, publisher);
    }

    @Override
    public JobOutcome handle(Job<TrainingJobEvent> job) throws IOException {
        return switch (job.event()) {
            case TrainingJobEvent.Requested(String run, RunConfiguration configuration) ->
                handle(job, new RunAddress(run), configuration);
        };
    }

    private JobOutcome handle(Job<TrainingJobEvent> job, RunAddress run, RunConfiguration configuration)
            throws IOException {
        if (outcomes.isSettled(run)) {
            return JobOutcome.DONE;
        }
        gauges.began(run.run());
        try {
            return work(job, run, configuration);
        } finally {
            gauges.ended();
        }
    }

    /** As many attempts as it takes: each learns from the failure of the one before. */
    private JobOutcome work(Job<TrainingJobEvent> job, RunAddress run, RunConfiguration configuration)
            throws IOException {
        Recovery recovery = Recovery.NONE;
        while (true) {
            switch (attempt(job, run, configuration, recovery)) {
                case AttemptEnd.Over(JobOutcome outcome) -> {
                    return outcome;
                }
                case AttemptEnd.Again(Recovery wiser) -> recovery = wiser;
            }
        }
    }

    private AttemptEnd attempt(
            Job<TrainingJobEvent> job, RunAddress run, RunConfiguration configuration, Recovery recovery)
            throws IOException {
        Attempts attempts = new Attempts(store, run.attempts());
        int attempt = attempts.claim(worker.name());
        publisher.publishAndWait(new RunEvent.Claimed(run.run(), attempt, worker.name()));
        try (Fence fence = fence(job, attempts, attempt);
                LocalFolder folder = scratch.create();
                RunAttempt working = new RunAttempt(
                        run,
                        configuration,
                        attempt,
                        fence,
                        new RunOrders(run.run(), job, fence, signals),
                        store,
                        publisher,
                        outcomes,
                        gauges,
                        machine)) {
            return working.work(preparation, recovery, folder.path());
        }
    }

    private Fence fence(Job<?> job, Attempts attempts, int attempt) {
        return new Fence(
                attempts,
                attempt,
                () -> job.signal() == Job.Signal.LOST,
                worker.lock().dividedBy(3));
    }

    @Override
    public void givenUp(TrainingJobEvent job, Exception failure) {
        switch (job) {
            case TrainingJobEvent.Requested(String run, RunConfiguration _) -> givenUp(new RunAddress(run), failure);
        }
    }

    /** An attempt of its own, so that what is said of the run is newer than all that was said before. */
    private void givenUp(RunAddress run, Exception failure) {
        int attempt = new Attempts(store, run.attempts()).claim(worker.name());
        String message =
                "The run was given up after several attempts, the last of which ended in: %s. See the trainer's log."
                        .formatted(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        outcomes.settle(
                run,
                new RunEvent.Failed(
                        run.run(),
                        attempt,
                        new Checkpoints(store, run).newestStep(),
                        new Failure("given-up", message)));
    }
}
