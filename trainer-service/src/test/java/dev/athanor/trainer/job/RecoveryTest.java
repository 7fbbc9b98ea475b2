package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.RecoveryState;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunControl;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.exchange.event.Envelope;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.job.SimplePrograms.Fault;
import dev.athanor.trainer.program.OutOfDeviceMemoryException;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.record.MemoryStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults are injected into the program; everything around it is what runs in production, on a bucket in memory. */
class RecoveryTest {

    private static final StepResult NOT_FINITE = new StepResult(Double.NaN, Double.NaN, false, 1);
    private static final RunAddress RUN = new RunAddress("r1");

    @TempDir
    private Path folder;

    private MemoryTrainer trainer;
    private MemoryStore store;
    private MemoryTrainer.RememberedLog log;

    @BeforeEach
    void begin() {
        trainer = new MemoryTrainer(folder);
        store = trainer.store();
        log = trainer.log();
    }

    @Test
    void repeatedSkipsSendTheRunBackToItsLastGoodCheckpointWithHalfTheRate() throws Exception {
        Fault fault = (step, rate, sequences, honest) -> step > 34 && rate > 0.006 ? NOT_FINITE : honest;

        assertThat(train(fault, "{}")).isEqualTo(JobOutcome.DONE);

        assertThat(log.said(RunEvent.Started.class))
                .extracting(RunEvent.Started::fromStep)
                .containsExactly(0L, 30L);
        assertThat(log.warnings()).containsKey("rolled-back");
        assertThat(log.warnings().get("rolled-back")).contains("5 steps in a row, up to step 39");
        assertThat(log.curve(MetricNames.LEARNING_RATE, 1).get(31L)).isEqualTo(0.01);
        assertThat(log.curve(MetricNames.LEARNING_RATE, 2).get(31L)).isEqualTo(0.005);
        assertThat(log.said(RunEvent.Completed.class))
                .singleElement()
                .satisfies(completed -> assertThat(completed.step()).isEqualTo(60));
    }

    @Test
    void checkpointThatWasTakenAmongSkippedStepsIsNotGoneBackTo() throws Exception {
        Fault fault = (step, rate, sequences, honest) -> {
            if (step == 37 && rate > 0.006) {
                trainer.signals().hear(Envelope.of(URI.create("/test"), new RunControl.Save(RUN.run())));
            }
            return step > 34 && rate > 0.006 ? NOT_FINITE : honest;
        };

        train(fault, "{}");

        assertThat(log.said(RunEvent.CheckpointSaved.class))
                .extracting(RunEvent.CheckpointSaved::step)
                .contains(37L);
        assertThat(log.said(RunEvent.Started.class))
                .extracting(RunEvent.Started::fromStep)
                .containsExactly(0L, 30L);
        assertThat(new Checkpoints(store, RUN).newestStep()).isEqualTo(60);
        assertThat(store.exists(RUN.checkpoint(37).manifest())).isFalse();
    }

    @Test
    void runThatDivergesAtEveryRateFailsWithTheEvidence() throws Exception {
        Fault fault = (step, rate, sequences, honest) -> step > 12 ? NOT_FINITE : honest;

        train(fault, "{}");

        RunEvent.Failed failed = log.said(RunEvent.Failed.class).getFirst();
        assertThat(failed.attempt()).isEqualTo(3);
        assertThat(failed.failure().code()).isEqualTo("diverged");
        assertThat(failed.failure().message())
                .startsWith("The run went back 2 times")
                .contains("it was 0.01 there", "it was 0.005 there", "it was 0.0025 there");
        assertThat(log.said(RunEvent.Started.class))
                .extracting(RunEvent.Started::fromStep)
                .containsExactly(0L, 10L, 10L);
    }

    @Test
    void workerThatTakesOverARecoveredRunKeepsTheLowerRate() throws Exception {
        AtomicBoolean dies = new AtomicBoolean(true);
        Fault fault = (step, rate, sequences, honest) -> {
            if (step == 55 && dies.getAndSet(false)) {
                throw new IllegalStateException("the worker dies");
            }
            return step > 34 && rate > 0.006 ? NOT_FINITE : honest;
        };

        assertThatThrownBy(() -> train(fault, "{}")).hasMessage("the worker dies");
        assertThat(new Checkpoints(store, RUN)
                        .newestValid(folder)
                        .orElseThrow()
                        .state()
                        .recovery())
                .isEqualTo(new RecoveryState(1, 1));
        train(fault, "{}");

        assertThat(log.curve(MetricNames.LEARNING_RATE, 3))
                .containsOnlyKeys(51L, 52L, 53L, 54L, 55L, 56L, 57L, 58L, 59L, 60L);
        assertThat(log.curve(MetricNames.LEARNING_RATE, 3).values()).containsOnly(0.005);
        assertThat(log.warnings()).doesNotContainKey("resume-differs");
        assertThat(log.said(RunEvent.Warned.class)).noneMatch(warned -> warned.attempt() == 3);
    }

    @Test
    void microBatchesAreCutUntilTheyFitAndTheRunIsTheSame() throws Exception {
        train(Fault.NONE, "{}");
        Map<Long, Double> undisturbed = log.curve(MetricNames.TRAIN_LOSS, 1);
        double validationLoss = log.said(RunEvent.Completed.class).getFirst().validationLoss();
        store.deleteAll("runs/");
        log.forget();

        train(
                (step, rate, sequences, honest) -> {
                    if (sequences > 1) {
                        throw new OutOfDeviceMemoryException("you tried to allocate 1 byte", new RuntimeException());
                    }
                    return honest;
                },
                "{}");

        assertThat(log.said(RunEvent.Warned.class))
                .filteredOn(warned -> warned.code().equals("micro-batches-cut"))
                .extracting(RunEvent.Warned::message)
                .satisfiesExactly(
                        first -> assertThat(first).contains("of 4 sequences", "2 of 2 take their place"),
                        second -> assertThat(second).contains("of 2 sequences", "2 of 1 take their place"));
        assertThat(log.curve(MetricNames.TRAIN_LOSS, 3)).isEqualTo(undisturbed);
        assertThat(log.said(RunEvent.Completed.class).getFirst().validationLoss())
                .isCloseTo(validationLoss, within(1e-12));
        assertThat(new Checkpoints(store, RUN)
                        .newestValid(folder)
                        .orElseThrow()
                        .state()
                        .recovery())
                .isEqualTo(new RecoveryState(0, 4));
    }

    @Test
    void runThatDoesNotFitAtAllFailsWithAdvice() throws Exception {
        train(
                (step, rate, sequences, honest) -> {
                    throw new OutOfDeviceMemoryException("you tried to allocate 1 byte", new RuntimeException());
                },
                "{}");

        assertThat(log.said(RunEvent.Failed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.failure().code()).isEqualTo("out-of-memory");
            assertThat(failed.failure().message()).contains("lower model.contextLength");
        });
    }

    @Test
    void spikeOfTheGradientIsWarnedOf() throws Exception {
        train(
                (step, rate, sequences, honest) -> step == 58 ? new StepResult(honest.loss(), 1e6, true, 1) : honest,
                "{}");

        assertThat(log.said(RunEvent.Warned.class)).singleElement().satisfies(warned -> {
            assertThat(warned.code()).isEqualTo("gradient-spike");
            assertThat(warned.step()).isEqualTo(58);
        });
    }

    private JobOutcome train(Fault fault, String changes) throws Exception {
        return trainer.train(RUN.run(), fault, changes);
    }
}
