package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.CheckpointAddress;
import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.address.RunAddress;
import dev.athanor.contracts.address.TrainerState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.FolderWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedRunsIT {

    private static final Provenance PROVENANCE = new Provenance("test", "none", 7, "none", "none", "cpu", 1, "fp32");

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
    void runThatCannotWorkFailsOnceWithAPreciseMessage() throws Exception {
        DatasetAddress broken = TinyDataset.write(work.store(), "broken");
        work.store().put(broken.trainTokens(0), new byte[] {1, 2});

        try (RunningTrainer _ = work.trainer("ninth")) {
            assertThat(work.failure(TinyRun.configuration(5, "dataset: nowhere@0123456789abcdef")))
                    .contains("There is no dataset nowhere with version 0123456789abcdef");
            assertThat(work.failure(TinyRun.configuration(5, "optimizer: {frozen: transformer.layers.*}")))
                    .contains("'transformer.layers.*' freezes nothing");
            assertThat(work.failure(TinyRun.configuration(
                            5, "model: {layers: 400, heads: 16, hiddenSize: 16384, contextLength: 16}")))
                    .startsWith("The training needs 25796.")
                    .contains("(weights 5154.", "this machine has");
            assertThat(work.failure(TinyRun.configuration(5, "dataset: broken@0123456789abcdef")))
                    .contains("datasets/broken/0123456789abcdef/train-00000.bin has 2 bytes, the manifest says 4000");
            assertThat(
                            work.failure(
                                    TinyRun.configuration(
                                            5,
                                            "model: {layers: 1, heads: 2, hiddenSize: 16, contextLength: 700, dropout: 0.0, bias: false}")))
                    .contains("model.contextLength")
                    .contains("allowed is at most 599");
        }
    }

    @Test
    void promptThatTheDatasetCannotSpellFailsTheRunWithAPreciseMessage() throws Exception {
        try (RunningTrainer _ = work.trainer("thirteenth")) {
            assertThat(work.failure(
                            TinyRun.configuration(5, "samples: {count: 1, tokens: 10, prompt: xyz, temperature: 0.8}")))
                    .contains("samples.prompt: the character 'x' (U+0078) at position 0");
        }
    }

    @Test
    void curriculumByWhatNobodyCountedFailsTheRunWithWhatToDo() throws Exception {
        TaskDatasets.write(work.store());
        DatasetAddress uncounted = TinyDataset.writeWithoutDifficulty(work.store(), "uncounted");

        try (RunningTrainer _ = work.trainer("seventeenth")) {
            assertThat(work.failure(TinyRun.configuration(
                            5,
                            "dataset: cycle@0123456789abcdef",
                            "curriculum: {kind: linear, difficulty: {morphology: 1}}")))
                    .contains("curriculum.difficulty.morphology: is 1.0; cycle was made without grammatical markers")
                    .contains("--markers hindi");
            assertThat(work.failure(TinyRun.configuration(
                            5, "dataset: uncounted@" + uncounted.version(), "curriculum: {kind: linear}")))
                    .contains("this version of uncounted has no columns of difficulty")
                    .contains("./athanor data rebuild uncounted");
        }
    }

    @Test
    void runThatFailsAtEveryAttemptIsSaidToHaveFailedOnce() throws Exception {
        String run = TinyRun.newId();
        RunConfiguration configuration = TinyRun.configuration(5);
        CheckpointAddress unreadable = new RunAddress(run).checkpoint(3);
        try (FolderWriter checkpoint = new FolderWriter(work.store(), unreadable.prefix())) {
            checkpoint.put("program.pt", new byte[] {1, 2, 3});
            checkpoint.putJson(
                    "trainer.json",
                    new TrainerState(run, 1, 3, 384, 16, null, null, null, null, configuration, PROVENANCE, null));
            checkpoint.commit(Map.of());
        }

        try (RunningTrainer _ = work.trainer("tenth")) {
            work.publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
            RunEvent.Failed failed = work.heard().await(run, RunEvent.Failed.class);

            assertThat(failed.failure().code()).isEqualTo("given-up");
            assertThat(failed.step()).isEqualTo(3);
            assertThat(work.heard().facts(run, RunEvent.Claimed.class))
                    .extracting(RunEvent.Claimed::attempt)
                    .containsExactly(1, 2, 3, 4, 5);
            assertThat(failed.attempt()).isEqualTo(6);
        }
    }
}
