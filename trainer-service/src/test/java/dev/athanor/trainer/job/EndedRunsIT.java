package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.trainer.checkpoint.Checkpoints;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedRunsIT {

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
    void runThatStopsImprovingGivesItsBestCheckpoint() throws Exception {
        try (RunningTrainer _ = work.trainer("patient")) {
            String run = work.request(
                    TinyRun.configuration(
                            100_000,
                            "{optimizer: {learningRate: 0.05}, evaluation: {every: 20, batches: 5, finalBatches: 5, patience: 3}}"));
            RunEvent.Completed completed = work.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.step()).isLessThan(100_000);
            RunEvent.CheckpointSaved best = work.heard().facts(run, RunEvent.CheckpointSaved.class).stream()
                    .filter(saved -> saved.validationLoss() != null)
                    .min(Comparator.comparingDouble(RunEvent.CheckpointSaved::validationLoss))
                    .orElseThrow();
            assertThat(best.step()).isLessThan(completed.step());
            assertThat(completed.checkpoint()).isEqualTo(best.prefix());
            assertThat(completed.validationLoss()).isEqualTo(best.validationLoss());
            assertThat(FolderReader.find(work.store(), completed.checkpoint())).isPresent();
        }
    }

    @Test
    void runThatIsJudgedByItsAccuracyGivesTheCheckpointThatToldMostRight() throws Exception {
        try (RunningTrainer _ = work.trainer("accurate")) {
            String run = work.request(TinyRun.configuration(
                    100_000,
                    "{optimizer: {learningRate: 0.05}, evaluation: {every: 20, batches: 5, finalBatches: 5, patience: 3}}",
                    "checkpoints: {every: 500, bestBy: accuracy}"));
            RunEvent.Completed completed = work.heard().await(run, RunEvent.Completed.class);

            Map<Long, Double> accuracy = work.heard().curve(run, MetricNames.VALIDATION_ACCURACY);
            double most = Collections.max(accuracy.values());
            long best = accuracy.entrySet().stream()
                    .filter(entry -> entry.getValue() == most)
                    .mapToLong(Map.Entry::getKey)
                    .min()
                    .orElseThrow();
            assertThat(completed.step()).isEqualTo(best + 3 * 20);
            assertThat(completed.checkpoint())
                    .isEqualTo(new RunAddress(run).checkpoint(best).prefix());
        }
    }

    @Test
    void runWhoseTimeIsUpEndsWhereverItIsAndTheTimeOfEarlierAttemptsCounts() throws Exception {
        String run;
        try (RunningTrainer _ = work.trainer("timed")) {
            run = work.request(TinyRun.configuration(
                    100_000,
                    "training: {steps: 100000, seconds: 3, batchSize: 8, seed: 7, precision: fp32, threads: 1}"));
            work.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        RunEvent.Released released = work.heard().await(run, RunEvent.Released.class);
        RunEvent.Completed completed;
        try (RunningTrainer _ = work.trainer("timed-too")) {
            completed = work.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(completed.step()).isBetween(released.step() + 1, 99_999L);
        assertThat(elapsedSeconds(run)).isBetween(3.0, 3.5);
        assertThat(completed.seconds()).isLessThan(elapsedSeconds(run) + 2);
        assertThat(FolderReader.find(work.store(), completed.checkpoint())).isPresent();
    }

    private double elapsedSeconds(String run) {
        LoopState loop = new Checkpoints(work.store(), new RunAddress(run))
                .newestValid(folder)
                .map(SavedCheckpoint::state)
                .map(TrainerState::loop)
                .orElseThrow();
        return loop.elapsedSeconds();
    }

    @Test
    void learningRateIsFoundByARunOfItsOwnAndLowersTheLoss() throws Exception {
        try (RunningTrainer _ = work.trainer("finding")) {
            String run = work.request(TinyRun.configuration(
                    100, "{task: find-learning-rate, sweep: {from: 0.00001, to: 10, steps: 100}}"));
            RunEvent.LearningRateFound found = work.heard().await(run, RunEvent.LearningRateFound.class);

            List<Double> rates = List.copyOf(
                    work.heard().curve(run, MetricNames.LEARNING_RATE).values());
            assertThat(rates).hasSize((int) found.step()).isSorted().first().isEqualTo(0.00001);
            assertThat(work.heard().curve(run, MetricNames.TRAIN_LOSS)).hasSize((int) found.step());
            assertThat(found.learningRate()).isBetween(rates.getFirst(), rates.getLast());
            assertThat(found.reason()).startsWith("optimizer.learningRate ");
            assertThat(work.store().list(new RunAddress(run).checkpoints())).isEmpty();

            String trained = work.request(
                    TinyRun.configuration(200, "optimizer: {learningRate: %s}".formatted(found.learningRate())));
            assertThat(work.heard().await(trained, RunEvent.Completed.class).validationLoss())
                    .isLessThan(0.9 * Math.log(TinyDataset.VOCABULARY));
        }
    }
}
