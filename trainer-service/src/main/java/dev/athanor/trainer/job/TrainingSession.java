package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.trainer.batch.Prefetch;
import dev.athanor.trainer.checkpoint.CheckpointUploads;
import dev.athanor.trainer.checkpoint.Retention;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.loop.Ending;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Milestone;
import dev.athanor.trainer.loop.Orders;
import dev.athanor.trainer.loop.TrainingLoop;
import dev.athanor.trainer.loop.TrainingPlan;
import dev.athanor.trainer.loop.Warning;
import dev.athanor.trainer.machine.Machine;
import dev.athanor.trainer.observation.ObservationReport;
import dev.athanor.trainer.observation.ObservedProgram;
import dev.athanor.trainer.record.RunRecords;
import dev.athanor.trainer.report.RunIdentity;
import dev.athanor.trainer.report.RunReport;
import dev.athanor.trainer.sweep.LearningRateSweep;
import dev.athanor.trainer.sweep.SweepEnding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A prepared run in training: its loop with the batches, the checkpoints and all who hear of it. */
final class TrainingSession {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingSession.class);

    /** The queue's lock is shorter than this: a log that is away for longer has taken the job away. */
    private static final Duration PATIENCE_WITH_THE_LOG = Duration.ofSeconds(60);

    private final RunAddress run;
    private final int attempt;
    private final PreparedRun prepared;
    private final RunConfiguration configuration;
    private final TrainingPlan plan;
    private final Fence fence;
    private final Orders orders;
    private final ArtifactStore store;
    private final EventPublisher publisher;
    private final RunRecords records;
    private final Gauges gauges;
    private final Machine machine;

    TrainingSession(
            RunAddress run,
            int attempt,
            PreparedRun prepared,
            Fence fence,
            Orders orders,
            ArtifactStore store,
            EventPublisher publisher,
            RunRecords records,
            Gauges gauges,
            Machine machine) {
        this.run = run;
        this.attempt = attempt;
        this.prepared = prepared;
        this.configuration = prepared.configuration();
        this.plan = TrainingPlan.of(configuration);
        this.fence = fence;
        this.orders = orders;
        this.store = store;
        this.publisher = publisher;
        this.records = records;
        this.gauges = gauges;
        this.machine = machine;
    }

    /**
     * How a session ended.
     *
     * @param ending of the loop
     * @param step optimizer steps done
     * @param tokens trained on, over all attempts
     * @param tokensPerSecond of this session, evaluations and checkpoints excluded
     */
    record Result(Ending ending, long step, long tokens, double tokensPerSecond) {}

    /**
     * Trains until the loop ends, and saves what it reached.
     *
     * @param loader of the run's own checkpoints
     * @param scratch folder for local files
     * @throws dev.athanor.trainer.loop.DivergedException if the gradient stays without a finite value
     * @throws dev.athanor.trainer.program.OutOfDeviceMemoryException if a micro-batch is too large
     */
    Result train(CheckpointUploads.ProgramLoader loader, Path scratch) {
        long from = prepared.milestone().step();
        RunEvent.Started started = started(from);
        ownCheckpoint().ifPresent(checkpoint -> publisher.publishAndWait(checkpoint.announcement(attempt)));
        Speed speed = new Speed(tokensPerStep());
        try (RunReport report = report(started, plan.steps());
                CheckpointUploads uploads = uploads(report, loader, scratch);
                Prefetch training = new Prefetch(prepared.data()::training, from);
                ObservedProgram program = observed(report, scratch)) {
            TrainingLoop loop = new TrainingLoop(
                    plan,
                    program,
                    training::next,
                    prepared.validation(),
                    orders,
                    uploads,
                    new Audience(prepared, report).journal().and(speed).and(gauges.journal(tokensPerStep())),
                    prepared.milestone());
            Ending ending = loop.run();
            if (fence.verify()) {
                uploads.save(program, loop.milestone());
                if (ending instanceof Ending.Interrupted(Interruption.HandBack _)) {
                    loop.tryNextStep();
                }
                uploads.awaitUploaded();
                report.flush(PATIENCE_WITH_THE_LOG);
            }
            long step = loop.milestone().step();
            return new Result(ending, step, step * tokensPerStep(), speed.tokensPerSecond());
        }
    }

    private ObservedProgram observed(RunReport report, Path scratch) {
        long from = prepared.milestone().step();
        if (configuration.observability().looksAtParameters()
                && !prepared.program().isObserved()) {
            report.warned(
                    from,
                    new Warning(
                            "not-observable",
                            "The checkpoint's program was made without observability.histograms and observability.norms: there will be neither."));
        }
        return new ObservedProgram(
                prepared.program(), configuration.observability(), new ObservationReport(run, report), scratch, from);
    }

    /** Looks for a learning rate; nothing is saved. */
    SweepEnding sweep() {
        try (RunReport report = report(started(0), configuration.sweep().steps());
                Prefetch training = new Prefetch(prepared.data()::training, 0)) {
            return new LearningRateSweep(
                            configuration.sweep(),
                            prepared.program(),
                            training::next,
                            orders,
                            report.and(gauges.journal(tokensPerStep())))
                    .run();
        }
    }

    private RunEvent.Started started(long from) {
        LOG.info("runId={} attempt={} step={} training begins", run.run(), attempt, from);
        RunEvent.Started started = new RunEvent.Started(run.run(), attempt, from, prepared.provenance());
        publisher.publishAndWait(started);
        return started;
    }

    private RunReport report(RunEvent.Started started, long steps) {
        records.started(started, configuration);
        return new RunReport(
                publisher,
                records,
                machine::readings,
                new RunIdentity(
                        run.run(),
                        attempt,
                        steps,
                        tokensPerStep(),
                        prepared.effort().flopsPerToken(),
                        prepared.effort().peakFlops()));
    }

    private CheckpointUploads uploads(RunReport report, CheckpointUploads.ProgramLoader loader, Path scratch) {
        return new CheckpointUploads(
                store,
                run,
                this::state,
                new UploadWitness(run, fence, gauges, publisher, report, PATIENCE_WITH_THE_LOG),
                new Retention(configuration.checkpoints().keep(), plan.keepBest()),
                loader,
                scratch,
                ownCheckpoint().map(checkpoint -> checkpoint.state().step()).orElse(0L));
    }

    /** A run may have begun at a checkpoint of another, which is not its own to announce. */
    private Optional<SavedCheckpoint> ownCheckpoint() {
        return prepared.resumedFrom()
                .filter(checkpoint -> checkpoint.state().run().equals(run.run()));
    }

    /** Samples have different lengths: then it is so on average. */
    private long tokensPerStep() {
        return Math.round((double) configuration.training().batchSize()
                * configuration.training().accumulation()
                * prepared.data().tokensPerSample());
    }

    private TrainerState state(Milestone milestone) {
        return new TrainerState(
                run.run(),
                attempt,
                milestone.step(),
                milestone.step() * tokensPerStep(),
                prepared.vocabularySize(),
                orNull(milestone.validationLoss()),
                null,
                milestone.state(),
                prepared.recovery().state(),
                configuration,
                prepared.provenance(),
                prepared.curriculum().map(Curriculum::state).orElse(null));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
