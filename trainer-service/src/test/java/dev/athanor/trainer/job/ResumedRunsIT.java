package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.Attempts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResumedRunsIT {

    private static final long STEPS = 600;

    @TempDir
    static Path folder;

    private Workplace work;
    private Map<Long, Double> expectedLosses;
    private double expectedValidationLoss;

    /** The run that nobody interrupted, which the others are compared with. */
    @BeforeAll
    void trainWithoutInterruption(PlatformEnvironment environment) throws Exception {
        work = new Workplace(environment, folder);
        try (RunningTrainer _ = work.trainer("undisturbed")) {
            String run = work.request(TinyRun.configuration(STEPS));
            expectedValidationLoss =
                    work.heard().await(run, RunEvent.Completed.class).validationLoss();
            expectedLosses = work.heard().curve(run, MetricNames.TRAIN_LOSS);
        }
        assertThat(expectedLosses).hasSize((int) STEPS);
        assertThat(expectedLosses.get(STEPS)).isLessThan(0.7 * expectedLosses.get(1L));
    }

    @AfterAll
    void close() {
        work.close();
    }

    @Test
    void handedBackRunReproducesTheLossesOfAnUninterruptedOne() throws Exception {
        String run;
        try (RunningTrainer _ = work.trainer("first")) {
            run = work.request(TinyRun.configuration(STEPS));
            work.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        RunEvent.Released released = work.heard().await(run, RunEvent.Released.class);
        assertThat(released.step()).isBetween(1L, STEPS - 1);
        assertThat(work.store().list(new RunAddress(run).tensorBoard() + "/")).hasSize(1);

        RunEvent.Completed completed;
        try (RunningTrainer _ = work.trainer("second")) {
            completed = work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(completed.attempt()).isEqualTo(2);
        assertThat(work.store().list(new RunAddress(run).tensorBoard() + "/")).hasSize(2);
        assertThat(work.started(run)).extracting(RunEvent.Started::fromStep).containsExactly(0L, released.step());
        assertThat(completed.validationLoss()).isEqualTo(expectedValidationLoss);
        assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void everyCheckpointOfAnUnfinishedRunForetellsTheNextLossAndTheResumedRunFindsIt() throws Exception {
        String run;
        try (RunningTrainer _ = work.trainer("foretelling")) {
            run = work.request(TinyRun.configuration(STEPS));
            work.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        try (RunningTrainer _ = work.trainer("foretold")) {
            work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(work.heard().facts(run, RunEvent.CheckpointSaved.class))
                .filteredOn(saved -> saved.step() < STEPS)
                .isNotEmpty()
                .allSatisfy(saved -> assertThat(saved.expectedLoss()).isEqualTo(expectedLosses.get(saved.step() + 1)));
        assertThat(work.heard().facts(run, RunEvent.Warned.class)).isEmpty();
    }

    @Test
    void supersededAttemptWritesNothingMoreAndTheNextReproducesTheLosses() throws Exception {
        String run;
        RunEvent.Completed completed;
        try (RunningTrainer _ = work.trainer("third")) {
            run = work.request(TinyRun.configuration(STEPS));
            work.heard().await(run, RunEvent.CheckpointSaved.class);

            int newer = new Attempts(work.store(), new RunAddress(run).attempts()).claim("somebody else");
            assertThat(newer).isEqualTo(2);
            completed = work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(completed.attempt()).isEqualTo(3);
        assertThat(work.heard().facts(run, RunEvent.Released.class)).isEmpty();
        assertThat(completed.validationLoss()).isEqualTo(expectedValidationLoss);
        assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void damagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
        String run;
        try (RunningTrainer _ = work.trainer("fourth")) {
            run = work.request(TinyRun.configuration(STEPS));
            work.heard().await(run, RunEvent.CheckpointSaved.class, saved -> saved.step() >= 200);
        }
        long newest = work.heard().await(run, RunEvent.Released.class).step();
        work.store().put(new RunAddress(run).checkpoint(newest).program(), new byte[] {1, 2, 3});

        try (RunningTrainer _ = work.trainer("fifth")) {
            work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(work.started(run).getLast().fromStep()).isPositive().isLessThan(newest);
        assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void runWithACurriculumThatFollowsTheModelIsResumedBitForBit() throws Exception {
        RunConfiguration configuration = TinyRun.configuration(STEPS, """
                evaluation: {every: 10, batches: 2, finalBatches: 5}
                curriculum:
                  kind: performance
                  initialShare: 0.2
                  minimumImprovement: 0.5
                  difficulty: {length: 0, rarity: 1, morphology: 1, loss: 1, lossGroups: 4}
                """);
        Map<Long, Double> undisturbed;
        try (RunningTrainer _ = work.trainer("fourteenth")) {
            String run = work.request(configuration);
            work.heard().await(run, RunEvent.Completed.class);
            undisturbed = work.heard().curve(run, MetricNames.TRAIN_LOSS);
            assertThat(List.copyOf(work.heard()
                            .curve(run, MetricNames.CURRICULUM_SHARE)
                            .values()))
                    .hasSize(6)
                    .isSorted();
        }

        String run;
        try (RunningTrainer _ = work.trainer("fifteenth")) {
            run = work.request(configuration);
            work.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        try (RunningTrainer _ = work.trainer("sixteenth")) {
            work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(work.started(run)).hasSize(2);
        assertThat(undisturbed).hasSize((int) STEPS).isNotEqualTo(expectedLosses);
        // Three attempts at two runs, whose windows were measured once.
        try (Stream<Path> orders = Files.list(folder.resolve("difficulties"))) {
            assertThat(orders).hasSize(1);
        }
        assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(undisturbed);
    }
}
