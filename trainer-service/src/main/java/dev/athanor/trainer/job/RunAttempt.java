package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.trainer.batch.Batches;
import dev.athanor.trainer.batch.EvaluationWindows;
import dev.athanor.trainer.batch.Prefetch;
import dev.athanor.trainer.batch.TrainingOrder;
import dev.athanor.trainer.checkpoint.CheckpointUploads;
import dev.athanor.trainer.checkpoint.CheckpointWitness;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.loop.DivergedException;
import dev.athanor.trainer.loop.Ending;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.Orders;
import dev.athanor.trainer.loop.TrainingLoop;
import dev.athanor.trainer.loop.TrainingPlan;
import dev.athanor.trainer.machine.Machine;
import dev.athanor.trainer.record.RunRecords;
import dev.athanor.trainer.report.RunIdentity;
import dev.athanor.trainer.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one run, from its first look at the orders to its last word. */
final class RunAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(RunAttempt.class);

    /** The queue's lock is shorter than this: a log that is away for longer has taken the job away. */
    private static final Duration PATIENCE_WITH_THE_LOG = Duration.ofSeconds(60);

    private final RunAddress run;
    private final RunConfiguration configuration;
    private final int attempt;
    private final Fence fence;
    private final Orders orders;
    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final Outcomes outcomes;
    private final Gauges gauges;
    private final Machine machine;
    private final Checkpoints checkpoints;
    private final Instant begin = Instant.now();

    RunAttempt(
            RunAddress run,
            RunConfiguration configuration,
            int attempt,
            Fence fence,
            Orders orders,
            ArtifactStore store,
            EventPublisher publisher,
            Outcomes outcomes,
            Gauges gauges,
            Machine machine) {
        this.run = run;
        this.configuration = configuration;
        this.attempt = attempt;
        this.fence = fence;
        this.orders = orders;
        this.store = store;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.gauges = gauges;
        this.machine = machine;
        this.checkpoints = new Checkpoints(store, run);
    }

    /**
     * Does the run, or what is left of it.
     *
     * @param scratch folder for local files
     */
    JobOutcome work(Preparation preparation, Path scratch) throws IOException {
        Optional<Interruption> interruption = orders.interruption();
        if (interruption.isPresent()) {
            return interrupted(interruption.get(), checkpoints.newestStep());
        }
        try (PreparedRun prepared = preparation.prepare(configuration, checkpoints, scratch)) {
            return train(prepared, scratch);
        } catch (UnworkableRunException e) {
            return fail(checkpoints.newestStep(), e.failure());
        } catch (DivergedException e) {
            return fail(e.step(), new Failure("diverged", e.getMessage()));
        }
    }

    private JobOutcome train(PreparedRun prepared, Path scratch) {
        long from = prepared.startingPoint().step();
        LOG.info("runId={} attempt={} step={} training begins", run.run(), attempt, from);
        RunEvent.Started started = new RunEvent.Started(run.run(), attempt, from, prepared.provenance());
        publisher.publishAndWait(started);
        prepared.resumedFrom().ifPresent(checkpoint -> publisher.publishAndWait(checkpoint.announcement(attempt)));
        Speed speed = new Speed(tokensPerStep());
        try (RunReport report = report(prepared, started);
                CheckpointUploads uploads = uploads(prepared, report, scratch);
                Prefetch training = new Prefetch(trainingBatches(prepared)::batch, from)) {
            TrainingLoop loop = new TrainingLoop(
                    TrainingPlan.of(configuration),
                    prepared.program(),
                    training::next,
                    evaluationBatches(prepared)::batch,
                    orders,
                    uploads,
                    journal(prepared, report).and(speed).and(gauges.journal(tokensPerStep())),
                    prepared.startingPoint());
            Ending ending = loop.run();
            if (fence.verify()) {
                uploads.save(prepared.program(), loop.step(), loop.validationLoss());
                uploads.awaitUploaded();
                report.flush(PATIENCE_WITH_THE_LOG);
            }
            return conclude(ending, loop.step(), speed);
        }
    }

    private RunReport report(PreparedRun prepared, RunEvent.Started started) {
        RunRecords records = new RunRecords(store, run, attempt, fence::isHeld, InstantSource.system());
        records.started(started, configuration);
        return new RunReport(
                publisher,
                records,
                machine::readings,
                new RunIdentity(
                        run.run(),
                        attempt,
                        configuration.training().steps(),
                        tokensPerStep(),
                        prepared.effort().flopsPerToken(),
                        prepared.effort().peakFlops()));
    }

    private static Journal journal(PreparedRun prepared, RunReport report) {
        Journal journal = report;
        if (prepared.curriculum().isPresent()) {
            journal = journal.and(new CurriculumAtEvaluations(
                    prepared.curriculum().get(),
                    prepared.program(),
                    prepared.dataset().training(),
                    report));
        }
        if (prepared.sampler().isPresent()) {
            journal = journal.and(new SamplesAtEvaluations(prepared.sampler().get(), prepared.program(), report));
        }
        return journal;
    }

    private CheckpointUploads uploads(PreparedRun prepared, RunReport report, Path scratch) {
        return new CheckpointUploads(
                store,
                run,
                (step, validationLoss) -> state(prepared, step, validationLoss),
                new Witness(report),
                configuration.checkpoints().keep(),
                scratch,
                prepared.startingPoint().step());
    }

    private Batches trainingBatches(PreparedRun prepared) {
        int contextLength = configuration.model().contextLength();
        var tokens = prepared.dataset().training();
        var order = new TrainingOrder(configuration.training().seed(), tokens.count(), contextLength);
        int rows =
                configuration.training().batchSize() * configuration.training().accumulation();
        LongUnaryOperator start =
                prepared.curriculum().<LongUnaryOperator>map(c -> c::start).orElse(order::start);
        return new Batches(tokens, start, rows, contextLength);
    }

    private Batches evaluationBatches(PreparedRun prepared) {
        int contextLength = configuration.model().contextLength();
        var tokens = prepared.dataset().validation();
        var windows = new EvaluationWindows(configuration.training().seed(), tokens.count(), contextLength);
        return new Batches(tokens, windows::start, configuration.training().batchSize(), contextLength);
    }

    private long tokensPerStep() {
        return (long) configuration.training().batchSize()
                * configuration.training().accumulation()
                * configuration.model().contextLength();
    }

    private TrainerState state(PreparedRun prepared, long step, OptionalDouble validationLoss) {
        return new TrainerState(
                run.run(),
                attempt,
                step,
                step * tokensPerStep(),
                prepared.vocabularySize(),
                validationLoss.isPresent() ? validationLoss.getAsDouble() : null,
                configuration,
                prepared.provenance(),
                prepared.curriculum().map(Curriculum::state).orElse(null));
    }

    private JobOutcome conclude(Ending ending, long step, Speed speed) {
        return switch (ending) {
            case Ending.Finished(double validationLoss) ->
                end(new RunEvent.Completed(
                        run.run(),
                        attempt,
                        step,
                        run.checkpoint(step).prefix(),
                        validationLoss,
                        step * tokensPerStep(),
                        speed.tokensPerSecond(),
                        Duration.between(begin, Instant.now()).toMillis() / 1e3));
            case Ending.Interrupted(Interruption why) -> interrupted(why, step);
        };
    }

    private JobOutcome interrupted(Interruption why, long step) {
        return switch (why) {
            case Interruption.Stop(String reason) -> end(new RunEvent.Cancelled(run.run(), attempt, step, reason));
            case Interruption.StopEarly(String reason) -> end(new RunEvent.Pruned(run.run(), attempt, step, reason));
            case Interruption.HandBack(String reason) -> release(step, reason);
            case Interruption.Superseded() -> giveWay();
        };
    }

    private JobOutcome fail(long step, Failure failure) {
        return end(new RunEvent.Failed(run.run(), attempt, step, failure));
    }

    private JobOutcome end(RunEvent event) {
        if (!fence.verify()) {
            return giveWay();
        }
        LOG.info("runId={} attempt={} {}", run.run(), attempt, event);
        outcomes.settle(run, event);
        return JobOutcome.DONE;
    }

    private JobOutcome release(long step, String reason) {
        if (!fence.verify()) {
            return giveWay();
        }
        LOG.info("runId={} attempt={} step={} handed back", run.run(), attempt, step);
        publisher.publishAndWait(new RunEvent.Released(run.run(), attempt, step, reason));
        return JobOutcome.HANDED_BACK;
    }

    /** Whoever holds the newest attempt has the job, with the record or, should that be ours, once it is handed back. */
    private JobOutcome giveWay() {
        LOG.warn("runId={} attempt={} superseded, writing nothing more", run.run(), attempt);
        return JobOutcome.HANDED_BACK;
    }

    /** Lets a checkpoint through while the attempt is the newest, and says that it is there. */
    private final class Witness implements CheckpointWitness {

        private final RunReport report;

        Witness(RunReport report) {
            this.report = report;
        }

        @Override
        public boolean mayWrite() {
            return fence.verify();
        }

        @Override
        public void awaitRecorded() {
            report.flush(PATIENCE_WITH_THE_LOG);
        }

        @Override
        public void saved(RunEvent.CheckpointSaved event, Duration took) {
            LOG.info("runId={} step={} checkpoint={} bytes={}", run.run(), event.step(), event.prefix(), event.bytes());
            gauges.checkpointSaved(took);
            publisher.publishAndWait(event);
            report.said(event);
        }
    }
}
