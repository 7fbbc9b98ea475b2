package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.RecoveryState;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.program.OutOfDeviceMemoryException;
import dev.athanor.trainer.program.Programs;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@link RecoveryTest} has in memory, with the real program in the middle. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TroubledRunsIT {

    @TempDir
    static Path folder;

    private Workplace work;

    @BeforeAll
    void open(PlatformEnvironment environment) {
        work = new Workplace(environment, folder);
    }

    @AfterAll
    void close() {
        work.close();
    }

    @Test
    void weightsThatWereRuinedAreNotTrainedFurtherAndTheRunGoesBackWithHalfTheRate() throws Exception {
        try (RunningTrainer _ = work.trainer("rolled-back", ruinedFrom(34, 0.006))) {
            String run = work.request(configuration("{}"));
            RunEvent.Completed completed = work.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.step()).isEqualTo(60);
            assertThat(completed.validationLoss()).isLessThan(Math.log(TinyDataset.VOCABULARY));
            assertThat(work.started(run)).extracting(RunEvent.Started::fromStep).containsExactly(0L, 30L);
            assertThat(work.heard().facts(run, RunEvent.StepSkipped.class))
                    .extracting(RunEvent.StepSkipped::step)
                    .containsExactly(35L, 36L, 37L, 38L, 39L);
            assertThat(work.heard().facts(run, RunEvent.Warned.class))
                    .filteredOn(warned -> warned.code().equals("rolled-back"))
                    .singleElement()
                    .satisfies(warned -> assertThat(warned.message()).contains("5 steps in a row, up to step 39"));
            assertThat(work.heard().curve(run, MetricNames.LEARNING_RATE).get(31L))
                    .isEqualTo(0.005);
            assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).hasSize(60);
        }
    }

    @Test
    void runThatIsRuinedAtEveryRateFailsWithTheEvidence() throws Exception {
        try (RunningTrainer _ = work.trainer("failing", ruinedFrom(12, 0))) {
            String run = work.request(configuration("{}"));
            RunEvent.Failed failed = work.heard().await(run, RunEvent.Failed.class);

            assertThat(failed.attempt()).isEqualTo(3);
            assertThat(failed.failure().code()).isEqualTo("diverged");
            assertThat(failed.failure().message())
                    .startsWith("The run went back 2 times")
                    .contains("it was 0.01 there", "it was 0.005 there", "it was 0.0025 there");
            assertThat(work.started(run)).extracting(RunEvent.Started::fromStep).containsExactly(0L, 10L, 10L);
            assertThat(work.text(new RunAddress(run).logs() + "/attempt-0003-00000.jsonl")
                            .lines()
                            .toList()
                            .getLast())
                    .contains("dev.athanor.run.failed.v1", "diverged");
        }
    }

    @Test
    void microBatchesAreCutUntilTheyFitAndTheMathematicsStayTheSame() throws Exception {
        String undisturbed;
        try (RunningTrainer _ = work.trainer("roomy")) {
            undisturbed = work.request(configuration("{}"));
            work.heard().await(undisturbed, RunEvent.Completed.class);
        }
        String run;
        try (RunningTrainer _ = work.trainer("cramped", crampedPrograms())) {
            run = work.request(configuration("{}"));
            work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(work.heard().facts(run, RunEvent.Warned.class))
                .extracting(RunEvent.Warned::code)
                .containsExactly("micro-batches-cut", "micro-batches-cut");
        assertThat(new Checkpoints(work.store(), new RunAddress(run))
                        .newestValid(folder)
                        .map(SavedCheckpoint::state)
                        .map(TrainerState::recovery))
                .contains(new RecoveryState(0, 4));
        Map<Long, Double> expected = work.heard().curve(undisturbed, MetricNames.TRAIN_LOSS);
        assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS))
                .hasSize(60)
                .allSatisfy((step, loss) -> assertThat(loss).isCloseTo(expected.get(step), within(1e-4)));
    }

    /** No more than one sequence at a time fits. */
    private Programs crampedPrograms() {
        return new FaultyPrograms(work.torch(), (program, batch, rate, sequences) -> {
            if (sequences > 1) {
                throw new OutOfDeviceMemoryException("you tried to allocate 1 byte", new RuntimeException());
            }
            return program.step(batch, rate);
        });
    }

    /**
     * A rate without measure ruins the weights of the real program, whose steps have no finite gradient from then on.
     *
     * @param step at which this happens first, counted over all attempts
     * @param aboveRate steps with a lower rate are left alone
     */
    private Programs ruinedFrom(int step, double aboveRate) {
        AtomicInteger steps = new AtomicInteger();
        return new FaultyPrograms(
                work.torch(),
                (program, batch, rate, sequences) ->
                        program.step(batch, steps.incrementAndGet() >= step && rate > aboveRate ? 1e300 : rate));
    }

    /** Without dropout, whose draws belong to micro-batches. */
    private static RunConfiguration configuration(String changes) {
        return TinyRun.configuration(60, """
                {model: {layers: 1, heads: 2, hiddenSize: 16, contextLength: 16, dropout: 0.0},
                 optimizer: {learningRate: 0.01},
                 schedule: {kind: constant, warmupSteps: 0},
                 checkpoints: {every: 10, keep: 9, keepBest: 0},
                 recovery: {skippedSteps: 5, rollbacks: 2}}
                """, changes);
    }
}
