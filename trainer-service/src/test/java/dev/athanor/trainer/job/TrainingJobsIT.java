package dev.athanor.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunControl;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.Attempts;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.exchange.store.FolderWriter;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingJobsIT {

    private static final long STEPS = 600;
    private static final Provenance PROVENANCE = new Provenance("test", "none", 7, "none", "none", "cpu", 1, "fp32");

    @TempDir
    static Path folder;

    private Platform platform;
    private Map<Long, Double> expectedLosses;
    private double expectedValidationLoss;

    /** The run that nobody interrupted, which the others are compared with. */
    @BeforeAll
    void trainWithoutInterruption(PlatformEnvironment environment) throws Exception {
        platform = new Platform(environment);
        TinyDataset.write(platform.store(), "pattern");
        try (RunningTrainer _ = trainer("undisturbed")) {
            String run = request(TinyRun.configuration(STEPS));
            expectedValidationLoss =
                    platform.heard().await(run, RunEvent.Completed.class).validationLoss();
            expectedLosses = platform.heard().curve(run, MetricNames.TRAIN_LOSS);
        }
        assertThat(expectedLosses).hasSize((int) STEPS);
        assertThat(expectedLosses.get(STEPS)).isLessThan(0.7 * expectedLosses.get(1L));
    }

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    void handedBackRunReproducesTheLossesOfAnUninterruptedOne() throws Exception {
        String run;
        try (RunningTrainer _ = trainer("first")) {
            run = request(TinyRun.configuration(STEPS));
            platform.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        RunEvent.Released released = platform.heard().await(run, RunEvent.Released.class);
        assertThat(released.step()).isBetween(1L, STEPS - 1);
        assertThat(platform.store().list(new RunAddress(run).tensorBoard() + "/"))
                .hasSize(1);

        RunEvent.Completed completed;
        try (RunningTrainer _ = trainer("second")) {
            completed = platform.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(completed.attempt()).isEqualTo(2);
        assertThat(platform.store().list(new RunAddress(run).tensorBoard() + "/"))
                .hasSize(2);
        assertThat(started(run)).extracting(RunEvent.Started::fromStep).containsExactly(0L, released.step());
        assertThat(completed.validationLoss()).isEqualTo(expectedValidationLoss);
        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void runWithACurriculumThatFollowsTheModelIsResumedBitForBit() throws Exception {
        RunConfiguration configuration = TinyRun.configuration(STEPS, """
                evaluation: {every: 10, batches: 2, finalBatches: 5}
                curriculum:
                  kind: performance
                  initialShare: 0.2
                  minimumImprovement: 0.5
                  difficulty: {length: 0, rarity: 1, morphology: 1, loss: 1, lossGroups: 4, markers: a -b}
                """);
        Map<Long, Double> undisturbed;
        try (RunningTrainer _ = trainer("fourteenth")) {
            String run = request(configuration);
            platform.heard().await(run, RunEvent.Completed.class);
            undisturbed = platform.heard().curve(run, MetricNames.TRAIN_LOSS);
            assertThat(List.copyOf(platform.heard()
                            .curve(run, MetricNames.CURRICULUM_SHARE)
                            .values()))
                    .hasSize(6)
                    .isSorted();
        }

        String run;
        try (RunningTrainer _ = trainer("fifteenth")) {
            run = request(configuration);
            platform.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        try (RunningTrainer _ = trainer("sixteenth")) {
            platform.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(started(run)).hasSize(2);
        assertThat(undisturbed).hasSize((int) STEPS).isNotEqualTo(expectedLosses);
        // Three attempts at two runs, whose windows were measured once.
        try (Stream<Path> orders = Files.list(folder.resolve("difficulties"))) {
            assertThat(orders).hasSize(1);
        }
        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(undisturbed);
    }

    @Test
    void everyCheckpointOfAnUnfinishedRunForetellsTheNextLossAndTheResumedRunFindsIt() throws Exception {
        String run;
        try (RunningTrainer _ = trainer("foretelling")) {
            run = request(TinyRun.configuration(STEPS));
            platform.heard().await(run, RunEvent.CheckpointSaved.class);
        }
        try (RunningTrainer _ = trainer("foretold")) {
            platform.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(platform.heard().facts(run, RunEvent.CheckpointSaved.class))
                .filteredOn(saved -> saved.step() < STEPS)
                .isNotEmpty()
                .allSatisfy(saved -> assertThat(saved.expectedLoss()).isEqualTo(expectedLosses.get(saved.step() + 1)));
        assertThat(platform.heard().facts(run, RunEvent.Warned.class)).isEmpty();
    }

    @Test
    void runThatGoesOnFromAnothersCheckpointSaysWhatIsNoLongerExact() throws Exception {
        try (RunningTrainer _ = trainer("continuing")) {
            String first = request(TinyRun.configuration(100));
            String checkpoint =
                    platform.heard().await(first, RunEvent.Completed.class).checkpoint();

            String second =
                    request(TinyRun.configuration(150, "checkpoints: {every: 500, startFrom: " + checkpoint + "}"));
            RunEvent.Completed completed = platform.heard().await(second, RunEvent.Completed.class);

            assertThat(started(second)).extracting(RunEvent.Started::fromStep).containsExactly(100L);
            assertThat(completed.step()).isEqualTo(150);
            assertThat(platform.heard().facts(second, RunEvent.Warned.class))
                    .extracting(RunEvent.Warned::message)
                    .contains("training.steps was 100 and is 150: the learning rates are others from here on.");
            assertThat(FolderReader.find(platform.store(), completed.checkpoint()))
                    .isPresent();

            String third = request(TinyRun.configuration(
                    160,
                    "{model: {layers: 2, heads: 2, hiddenSize: 16, contextLength: 16, dropout: 0.1, bias: false}, checkpoints: {startFrom: "
                            + checkpoint + "}}"));
            assertThat(platform.heard()
                            .await(third, RunEvent.Failed.class)
                            .failure()
                            .message())
                    .contains("model.layers was 1 and is 2");
        }
    }

    @Test
    void runThatChangesItsPrecisionGoesOnWithItsWeights() throws Exception {
        try (RunningTrainer _ = trainer("converting")) {
            String first = request(TinyRun.configuration(200));
            RunEvent.Completed before = platform.heard().await(first, RunEvent.Completed.class);

            String second = request(TinyRun.configuration(
                    210,
                    "{training: {steps: 210, batchSize: 4, accumulation: 2, seed: 7, precision: bf16, threads: 1}, checkpoints: {startFrom: "
                            + before.checkpoint() + "}}"));
            RunEvent.Completed after = platform.heard().await(second, RunEvent.Completed.class);

            assertThat(after.validationLoss()).isLessThan(before.validationLoss() * 1.1);
            assertThat(platform.heard().facts(second, RunEvent.Warned.class))
                    .extracting(RunEvent.Warned::message)
                    .anyMatch(message -> message.contains("the optimizer's moments begin anew"));
        }
    }

    @Test
    void runThatStopsImprovingGivesItsBestCheckpoint() throws Exception {
        try (RunningTrainer _ = trainer("patient")) {
            String run = request(
                    TinyRun.configuration(
                            100_000,
                            "{optimizer: {learningRate: 0.05}, evaluation: {every: 20, batches: 5, finalBatches: 5, patience: 3}}"));
            RunEvent.Completed completed = platform.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.step()).isLessThan(100_000);
            double least = platform.heard().facts(run, RunEvent.CheckpointSaved.class).stream()
                    .filter(saved -> saved.validationLoss() != null)
                    .mapToDouble(RunEvent.CheckpointSaved::validationLoss)
                    .min()
                    .orElseThrow();
            assertThat(completed.validationLoss()).isEqualTo(least);
            assertThat(FolderReader.find(platform.store(), completed.checkpoint()))
                    .isPresent();
        }
    }

    @Test
    void supersededAttemptWritesNothingMoreAndTheNextReproducesTheLosses() throws Exception {
        String run;
        RunEvent.Completed completed;
        try (RunningTrainer _ = trainer("third")) {
            run = request(TinyRun.configuration(STEPS));
            platform.heard().await(run, RunEvent.CheckpointSaved.class);

            int newer = new Attempts(platform.store(), new RunAddress(run).attempts()).claim("somebody else");
            assertThat(newer).isEqualTo(2);
            completed = platform.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(completed.attempt()).isEqualTo(3);
        assertThat(platform.heard().facts(run, RunEvent.Released.class)).isEmpty();
        assertThat(completed.validationLoss()).isEqualTo(expectedValidationLoss);
        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void damagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
        String run;
        try (RunningTrainer _ = trainer("fourth")) {
            run = request(TinyRun.configuration(STEPS));
            platform.heard().await(run, RunEvent.CheckpointSaved.class, saved -> saved.step() >= 200);
        }
        long newest = platform.heard().await(run, RunEvent.Released.class).step();
        platform.store().put(new RunAddress(run).checkpoint(newest).program(), new byte[] {1, 2, 3});

        try (RunningTrainer _ = trainer("fifth")) {
            platform.heard().await(run, RunEvent.Completed.class);
        }

        assertThat(started(run).getLast().fromStep()).isPositive().isLessThan(newest);
        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS)).isEqualTo(expectedLosses);
    }

    @Test
    void stoppedRunSavesWhatItReachedAndIsNotTakenUpAgain() throws Exception {
        String run;
        try (RunningTrainer _ = trainer("sixth")) {
            run = request(TinyRun.configuration(100_000));
            platform.heard().await(run, RunEvent.Progressed.class);

            platform.publisher().publishAndWait(new RunControl.Stop(run, "seen enough"));
            RunEvent.Cancelled cancelled = platform.heard().await(run, RunEvent.Cancelled.class);

            assertThat(cancelled.reason()).isEqualTo("seen enough");
            assertThat(FolderReader.find(
                            platform.store(),
                            new RunAddress(run).checkpoint(cancelled.step()).prefix()))
                    .isPresent();
            platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(100_000)));
            platform.heard().await(request(TinyRun.configuration(5)), RunEvent.Completed.class);
        }
        assertThat(platform.heard().facts(run, RunEvent.Claimed.class)).hasSize(1);
        assertThat(platform.heard().facts(run, RunEvent.Cancelled.class)).hasSize(1);
    }

    @Test
    void runThatWasStoppedWhileItWaitedIsNotBegun() throws Exception {
        String run = TinyRun.newId();
        platform.publisher().publishAndWait(new RunControl.StopEarly(run, "its study is over"));
        platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(100_000)));

        try (RunningTrainer _ = trainer("seventh")) {
            RunEvent.Pruned pruned = platform.heard().await(run, RunEvent.Pruned.class);

            assertThat(pruned.step()).isZero();
            assertThat(pruned.reason()).isEqualTo("its study is over");
            assertThat(started(run)).isEmpty();
        }
    }

    @Test
    void checkpointIsSavedOnRequestAndOnlyTheNewestAreKept() throws Exception {
        try (RunningTrainer _ = trainer("eighth")) {
            RunConfiguration rare = TinyRun.configuration(
                    100_000, "{checkpoints: {every: 50000, keep: 2}, evaluation: {every: 100000}}");
            String run = request(rare);
            platform.heard().await(run, RunEvent.Progressed.class);

            RunEvent.CheckpointSaved previous = saveNow(run, 0);
            for (int i = 0; i < 2; i++) {
                previous = saveNow(run, previous.step());
            }
            platform.publisher().publishAndWait(new RunControl.Stop(run, "seen enough"));
            platform.heard().await(run, RunEvent.Cancelled.class);

            List<String> manifests = platform.store().list(new RunAddress(run).checkpoints() + "/").stream()
                    .filter(key -> key.endsWith("manifest.json"))
                    .toList();
            assertThat(manifests).hasSize(2);
            assertThat(platform.heard().facts(run, RunEvent.CheckpointSaved.class))
                    .hasSize(4);
        }
    }

    @Test
    void runThatCannotWorkFailsOnceWithAPreciseMessage() throws Exception {
        DatasetAddress broken = TinyDataset.write(platform.store(), "broken");
        platform.store().put(broken.trainTokens(0), new byte[] {1, 2});

        try (RunningTrainer _ = trainer("ninth")) {
            assertThat(failure(TinyRun.configuration(5, "dataset: nowhere@0123456789abcdef")))
                    .contains("There is no dataset nowhere with version 0123456789abcdef");
            assertThat(failure(TinyRun.configuration(5, "optimizer: {frozen: transformer.layers.*}")))
                    .contains("'transformer.layers.*' freezes nothing");
            assertThat(failure(TinyRun.configuration(
                            5, "model: {layers: 400, heads: 16, hiddenSize: 16384, contextLength: 16}")))
                    .startsWith("The training needs 25796.")
                    .contains("(weights 5154.", "this machine has");
            assertThat(failure(TinyRun.configuration(5, "dataset: broken@0123456789abcdef")))
                    .contains("datasets/broken/0123456789abcdef/train-00000.bin has 2 bytes, the manifest says 4000");
            assertThat(
                            failure(
                                    TinyRun.configuration(
                                            5,
                                            "model: {layers: 1, heads: 2, hiddenSize: 16, contextLength: 700, dropout: 0.0, bias: false}")))
                    .contains("model.contextLength")
                    .contains("allowed is at most 599");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optimizer: {kind: adam, learningRate: 0.01}",
                "optimizer: {kind: sgd, learningRate: 0.1, nesterov: true}",
                "optimizer: {kind: sgd, learningRate: 0.1, momentum: 0}",
                "optimizer: {kind: lion, learningRate: 0.001}",
                "optimizer: {learningRate: 0.01, layerDecay: 0.8, frozen: 'transformer.wpe.*, transformer.h.0.ln_1.*'}",
                "training: {steps: 200, batchSize: 8, seed: 7, precision: fp16, labelSmoothing: 0.1, threads: 1}",
                "training: {steps: 200, batchSize: 8, seed: 7, activations: recomputed, threads: 1}",
                "{model: {architecture: llama, layers: 1, heads: 2, keyValueHeads: 1, hiddenSize: 16, contextLength: 16}, optimizer: {learningRate: 0.01}}",
                "{model: {architecture: llama, layers: 1, heads: 2, hiddenSize: 16, contextLength: 16, tieEmbeddings: false}, optimizer: {learningRate: 0.01}, training: {steps: 200, batchSize: 8, seed: 7, activations: recomputed, threads: 1}}"
            })
    void everyModelAndEveryWayToChangeItsWeightsBringsTheLossDown(String changes) throws Exception {
        try (RunningTrainer _ = trainer("changed")) {
            String run = request(TinyRun.configuration(200, changes));

            RunEvent.Completed completed = platform.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.validationLoss()).isLessThan(0.9 * Math.log(TinyDataset.VOCABULARY));
        }
    }

    /** What an untrained model scores by is frozen, so they cannot do much. */
    @Test
    void adaptersOfAFrozenModelBringTheLossDown() throws Exception {
        try (RunningTrainer _ = trainer("adapted")) {
            String run = request(TinyRun.configuration(
                    200, "{optimizer: {learningRate: 0.02}, adapters: {rank: 4, targets: 'c_attn, c_fc, c_proj'}}"));

            RunEvent.Completed completed = platform.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.validationLoss()).isLessThan(0.98 * Math.log(TinyDataset.VOCABULARY));
        }
    }

    @Test
    void runThatFailsAtEveryAttemptIsSaidToHaveFailedOnce() throws Exception {
        String run = TinyRun.newId();
        RunConfiguration configuration = TinyRun.configuration(5);
        CheckpointAddress unreadable = new RunAddress(run).checkpoint(3);
        try (FolderWriter checkpoint = new FolderWriter(platform.store(), unreadable.prefix())) {
            checkpoint.put("program.pt", new byte[] {1, 2, 3});
            checkpoint.putJson(
                    "trainer.json",
                    new TrainerState(run, 1, 3, 384, 16, null, null, null, null, configuration, PROVENANCE, null));
            checkpoint.commit(Map.of());
        }

        try (RunningTrainer _ = trainer("tenth")) {
            platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
            RunEvent.Failed failed = platform.heard().await(run, RunEvent.Failed.class);

            assertThat(failed.failure().code()).isEqualTo("given-up");
            assertThat(failed.step()).isEqualTo(3);
            assertThat(platform.heard().facts(run, RunEvent.Claimed.class))
                    .extracting(RunEvent.Claimed::attempt)
                    .containsExactly(1, 2, 3, 4, 5);
            assertThat(failed.attempt()).isEqualTo(6);
        }
    }

    @Test
    void runLeavesItsCurvesItsLogAndTheTextsItWroteAmongItsArtifacts() throws Exception {
        RunAddress address;
        try (RunningTrainer _ = trainer("twelfth")) {
            String run = request(
                    TinyRun.configuration(100, "samples: {count: 2, tokens: 10, prompt: abc, temperature: 0.8}"));
            address = new RunAddress(run);
            platform.heard().await(run, RunEvent.Completed.class);

            platform.heard().readToTheEnd();
            assertThat(platform.heard().facts(run, RunEvent.Sampled.class))
                    .extracting(RunEvent.Sampled::step)
                    .containsExactly(40L, 80L, 100L);
            assertThat(platform.heard().facts(run, RunEvent.Sampled.class)).allSatisfy(sampled -> {
                assertThat(sampled.texts()).hasSize(2).allMatch(text -> text.matches("[a-p]{10}"));
                assertThat(text(sampled.artifact()))
                        .contains("abc" + sampled.texts().getLast());
            });
            assertThat(platform.heard()
                            .curve(run, MetricNames.FLOPS_UTILIZATION)
                            .values())
                    .isNotEmpty()
                    .allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
            assertThat(platform.heard().curve(run, MetricNames.STEP_SECONDS_P99))
                    .isNotEmpty();
        }

        List<String> steps = text(address.logs() + "/attempt-0001-00000.jsonl")
                .lines()
                .filter(line -> line.contains("\"train/gradient_norm\""))
                .toList();
        assertThat(steps).hasSize(100);
        assertThat(platform.store().list(address.tensorBoard() + "/"))
                .containsExactly(address.tensorBoard() + "/events.out.tfevents.0000000001.athanor.00000");
    }

    @Test
    void promptThatTheDatasetCannotSpellFailsTheRunWithAPreciseMessage() throws Exception {
        try (RunningTrainer _ = trainer("thirteenth")) {
            assertThat(failure(
                            TinyRun.configuration(5, "samples: {count: 1, tokens: 10, prompt: xyz, temperature: 0.8}")))
                    .contains("samples.prompt: the character 'x' (U+0078) at position 0");
        }
    }

    @Test
    void endThatAWorkerCouldNotSayAnyMoreIsSaidByTheNext() throws Exception {
        String run = TinyRun.newId();
        RunEvent.Cancelled unsaid = new RunEvent.Cancelled(run, 1, 3, "seen enough");
        platform.store()
                .put(new RunAddress(run).outcome(), RunOutcome.of(unsaid).write());

        try (RunningTrainer _ = trainer("eleventh")) {
            platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(5)));
            platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, TinyRun.configuration(5)));
            platform.heard().await(request(TinyRun.configuration(5)), RunEvent.Completed.class);
        }

        assertThat(platform.heard().facts(run, RunEvent.class)).containsExactly(unsaid);
    }

    private String text(String key) {
        return new String(platform.store().find(key).orElseThrow(), UTF_8);
    }

    private String failure(RunConfiguration configuration) {
        String run = request(configuration);
        RunEvent.Failed failed = platform.heard().await(run, RunEvent.Failed.class);
        assertThat(failed.attempt()).isEqualTo(1);
        return failed.failure().message();
    }

    private RunEvent.CheckpointSaved saveNow(String run, long after) {
        platform.publisher().publishAndWait(new RunControl.Save(run));
        return platform.heard().await(run, RunEvent.CheckpointSaved.class, saved -> saved.step() > after);
    }

    private List<RunEvent.Started> started(String run) {
        return platform.heard().facts(run, RunEvent.Started.class);
    }

    private RunningTrainer trainer(String name) throws InterruptedException {
        return RunningTrainer.start(name, platform, folder);
    }

    private String request(RunConfiguration configuration) {
        String run = TinyRun.newId();
        platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
        return run;
    }
}
