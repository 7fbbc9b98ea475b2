package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.FolderReader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContinuedRunsIT {

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
    void runThatGoesOnFromAnothersCheckpointSaysWhatIsNoLongerExact() throws Exception {
        try (RunningTrainer _ = work.trainer("continuing")) {
            String first = work.request(TinyRun.configuration(100));
            String checkpoint =
                    work.heard().await(first, RunEvent.Completed.class).checkpoint();

            String second = work.request(
                    TinyRun.configuration(150, "checkpoints: {every: 500, startFrom: " + checkpoint + "}"));
            RunEvent.Completed completed = work.heard().await(second, RunEvent.Completed.class);

            assertThat(work.started(second))
                    .extracting(RunEvent.Started::fromStep)
                    .containsExactly(100L);
            assertThat(completed.step()).isEqualTo(150);
            assertThat(work.heard().facts(second, RunEvent.Warned.class))
                    .extracting(RunEvent.Warned::message)
                    .contains("training.steps was 100 and is 150: the learning rates are others from here on.");
            assertThat(FolderReader.find(work.store(), completed.checkpoint())).isPresent();

            String third = work.request(TinyRun.configuration(
                    160,
                    "{model: {layers: 2, heads: 2, hiddenSize: 16, contextLength: 16, dropout: 0.1, bias: false}, checkpoints: {startFrom: "
                            + checkpoint + "}}"));
            assertThat(work.heard()
                            .await(third, RunEvent.Failed.class)
                            .failure()
                            .message())
                    .contains("model.layers was 1 and is 2");
        }
    }

    @Test
    void runThatChangesItsPrecisionGoesOnWithItsWeights() throws Exception {
        try (RunningTrainer _ = work.trainer("converting")) {
            String first = work.request(TinyRun.configuration(200));
            RunEvent.Completed before = work.heard().await(first, RunEvent.Completed.class);

            String second = work.request(TinyRun.configuration(
                    210,
                    "{training: {steps: 210, batchSize: 4, accumulation: 2, seed: 7, precision: bf16, threads: 1}, checkpoints: {startFrom: "
                            + before.checkpoint() + "}}"));
            RunEvent.Completed after = work.heard().await(second, RunEvent.Completed.class);

            assertThat(after.validationLoss()).isLessThan(before.validationLoss() * 1.1);
            assertThat(work.heard().facts(second, RunEvent.Warned.class))
                    .extracting(RunEvent.Warned::message)
                    .anyMatch(message -> message.contains("the optimizer's moments begin anew"));
        }
    }
}
