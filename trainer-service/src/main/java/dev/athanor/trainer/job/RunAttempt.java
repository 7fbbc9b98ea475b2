package dev.athanor.trainer.job;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.loop.DivergedException;
import dev.athanor.trainer.loop.Ending;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Orders;
import dev.athanor.trainer.loop.Warning;
import dev.athanor.trainer.machine.Machine;
import dev.athanor.trainer.program.OutOfDeviceMemoryException;
import dev.athanor.trainer.record.RunRecords;
import dev.athanor.trainer.sweep.Suggestion;
import dev.athanor.trainer.sweep.SweepEnding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at one run, from its first look at the orders to its last word. */
final class RunAttempt implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunAttempt.class);

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
    private final RunRecords records;
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
        this.records = new RunRecords(store, run, attempt, fence::isHeld, InstantSource.system());
    }

    /**
     * Does the run, or what is left of it.
     *
     * @param recovery what the attempts before this one have learnt
     * @param scratch folder for local files
     */
    AttemptEnd work(Preparation preparation, Recovery recovery, Path scratch) throws IOException {
        Optional<Interruption> interruption = orders.interruption();
        if (interruption.isPresent()) {
            return over(interrupted(interruption.get(), checkpoints.newestStep()));
        }
        try (PreparedRun prepared = preparation.prepare(configuration, recovery, checkpoints, scratch)) {
            return train(prepared, preparation, scratch);
        } catch (UnworkableRunException e) {
            return over(fail(checkpoints.newestStep(), e.failure()));
        }
    }

    private AttemptEnd train(PreparedRun prepared, Preparation preparation, Path scratch) {
        TrainingSession session =
                new TrainingSession(run, attempt, prepared, fence, orders, store, publisher, records, gauges, machine);
        try {
            return over(
                    switch (configuration.task()) {
                        case TRAIN ->
                            conclude(session.train(file -> preparation.load(file, prepared.configuration()), scratch));
                        case FIND_LEARNING_RATE -> conclude(session.sweep());
                    });
        } catch (DivergedException e) {
            return goBack(prepared.recovery(), e);
        } catch (OutOfDeviceMemoryException e) {
            return cutMicroBatches(prepared, e);
        }
    }

    /** The weights may be near an abyss already, so the run takes up from before the trouble, and more slowly. */
    private AttemptEnd goBack(Recovery recovery, DivergedException trouble) {
        if (recovery.state().rollbacks() >= configuration.recovery().rollbacks()) {
            return over(fail(trouble.step(), recovery.divergence(trouble)));
        }
        if (!fence.verify()) {
            return over(giveWay());
        }
        checkpoints.discardAfter(trouble.lastGoodStep());
        return again(
                trouble.step(),
                new Warning("rolled-back", trouble.getMessage() + " The run goes back with half the rate."),
                recovery.rolledBack(trouble.getMessage()));
    }

    /** What is in memory may be half of a step, so this too begins at the last checkpoint. */
    private AttemptEnd cutMicroBatches(PreparedRun prepared, OutOfDeviceMemoryException trouble) {
        int sequences = prepared.configuration().training().batchSize();
        long step = checkpoints.newestStep();
        if (sequences == 1) {
            return over(fail(
                    step,
                    new Failure(
                            "out-of-memory",
                            "Not even one sequence at a time fits into the device's memory: lower model.contextLength or take a smaller model. "
                                    + trouble.getMessage())));
        }
        if (!fence.verify()) {
            return over(giveWay());
        }
        int times = smallestDivisor(sequences);
        String what = "Micro-batches of %d sequences do not fit into the device's memory; %d of %d take their place. %s"
                .formatted(sequences, times, sequences / times, trouble.getMessage());
        return again(
                step,
                new Warning("micro-batches-cut", what),
                prepared.recovery().cut(times, what));
    }

    private static int smallestDivisor(int number) {
        int divisor = 2;
        while (number % divisor != 0) {
            divisor++;
        }
        return divisor;
    }

    private AttemptEnd again(long step, Warning warning, Recovery recovery) {
        LOG.warn("runId={} attempt={} step={} code={} {}", run.run(), attempt, step, warning.code(), warning.message());
        RunEvent warned = new RunEvent.Warned(run.run(), attempt, step, warning.code(), warning.message());
        publisher.publishAndWait(warned);
        records.happened(warned);
        sayReleased(step, warning.message());
        return new AttemptEnd.Again(recovery);
    }

    private static AttemptEnd over(JobOutcome outcome) {
        return new AttemptEnd.Over(outcome);
    }

    private JobOutcome conclude(TrainingSession.Result result) {
        return switch (result.ending()) {
            case Ending.Finished(long given, double validationLoss) ->
                end(new RunEvent.Completed(
                        run.run(),
                        attempt,
                        result.step(),
                        run.checkpoint(given).prefix(),
                        validationLoss,
                        result.tokens(),
                        result.tokensPerSecond(),
                        Duration.between(begin, Instant.now()).toMillis() / 1e3));
            case Ending.Interrupted(Interruption why) -> interrupted(why, result.step());
        };
    }

    private JobOutcome conclude(SweepEnding ending) {
        return switch (ending) {
            case SweepEnding.Swept(long steps, Suggestion(OptionalDouble rate, String reason)) ->
                end(new RunEvent.LearningRateFound(
                        run.run(), attempt, steps, rate.isPresent() ? rate.getAsDouble() : null, reason));
            case SweepEnding.Interrupted(Interruption why) -> interrupted(why, 0);
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
        records.ended(event);
        outcomes.settle(run, event);
        return JobOutcome.DONE;
    }

    private JobOutcome release(long step, String reason) {
        if (!fence.verify()) {
            return giveWay();
        }
        LOG.info("runId={} attempt={} step={} handed back", run.run(), attempt, step);
        sayReleased(step, reason);
        return JobOutcome.HANDED_BACK;
    }

    private void sayReleased(long step, String reason) {
        RunEvent released = new RunEvent.Released(run.run(), attempt, step, reason);
        records.ended(released);
        publisher.publishAndWait(released);
    }

    /** Whoever holds the newest attempt has the job, with the record or, should that be ours, once it is handed back. */
    private JobOutcome giveWay() {
        LOG.warn("runId={} attempt={} superseded, writing nothing more", run.run(), attempt);
        return JobOutcome.HANDED_BACK;
    }

    @Override
    public void close() {
        records.close();
    }
}
