package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.trainer.origin.TinyOwnModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
class OwnModuleIT {

    private static final long STEPS = 400;

    @TempDir
    private Path folder;

    private Platform platform;
    private String address;

    @BeforeEach
    void writeDatasetAndModule(PlatformEnvironment environment) throws IOException {
        platform = new Platform(environment);
        TinyDataset.write(platform.store(), "pattern");
        address = TinyOwnModule.write(platform.store(), folder);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void handedBackRunOfAModuleOfOnesOwnReproducesTheLossesOfAnUninterruptedOne() throws Exception {
        String undisturbed;
        try (RunningTrainer _ = trainer("own-undisturbed")) {
            undisturbed = request();
            platform.heard().await(undisturbed, RunEvent.Completed.class);
        }
        Map<Long, Double> expected = platform.heard().curve(undisturbed, MetricNames.TRAIN_LOSS);
        assertThat(expected).hasSize((int) STEPS);
        assertThat(expected.get(STEPS)).isLessThan(0.7 * expected.get(1L));

        String disturbed;
        try (RunningTrainer _ = trainer("own-first")) {
            disturbed = request();
            platform.heard().await(disturbed, RunEvent.CheckpointSaved.class);
        }
        RunEvent.Completed completed;
        try (RunningTrainer _ = trainer("own-second")) {
            completed = platform.heard().await(disturbed, RunEvent.Completed.class);
        }

        assertThat(completed.attempt()).isEqualTo(2);
        assertThat(platform.heard().curve(disturbed, MetricNames.TRAIN_LOSS)).isEqualTo(expected);
        assertThat(platform.heard().facts(disturbed, RunEvent.Warned.class)).isEmpty();
    }

    private RunningTrainer trainer(String name) throws InterruptedException {
        return RunningTrainer.start(name, platform, folder);
    }

    private String request() {
        RunConfiguration configuration = TinyRun.configuration(
                STEPS,
                "model: {from: " + address + ", contextLength: 16}",
                "training: {steps: " + STEPS + ", batchSize: 4, accumulation: 2, seed: 7, threads: 1}",
                "optimizer: {learningRate: 0.05}");
        String run = TinyRun.newId();
        platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
        return run;
    }
}
