package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.DatasetAddress;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import dev.athanor.exchange.store.FolderReader;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.batch.TextBatches;
import dev.athanor.trainer.batch.TrainingOrder;
import dev.athanor.trainer.origin.TinyModelFolder;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.trainer.tokens.DatasetCache;
import dev.athanor.trainer.tokens.MappedDataset;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
class StartFromAnotherModelIT {

    @TempDir
    private Path folder;

    private Platform platform;
    private DatasetAddress dataset;
    private String address;

    @BeforeEach
    void writeDatasetAndModel(PlatformEnvironment environment) throws IOException {
        platform = new Platform(environment);
        dataset = TinyDataset.write(platform.store(), "pattern");
        address = TinyModelFolder.write(platform.store(), folder);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void firstLossIsWhatTheModelsOwnWeightsMakeOfTheFirstBatch() throws Exception {
        RunConfiguration configuration = configuration("adapters: {rank: 0}");

        String run = train(configuration);

        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS).get(1L))
                .isCloseTo(TinyModelFolder.loss(folder, firstBatch(configuration)), within(1e-6));
        assertThat(platform.heard()
                        .await(run, RunEvent.Started.class)
                        .provenance()
                        .modelSha256())
                .isEqualTo(FolderReader.find(platform.store(), address)
                        .orElseThrow()
                        .manifestSha256());
    }

    @Test
    void adaptersBeginAtTheSameLoss() throws Exception {
        RunConfiguration configuration = configuration("adapters: {rank: 2, targets: 'c_attn, c_fc'}");

        String run = train(configuration);

        assertThat(platform.heard().curve(run, MetricNames.TRAIN_LOSS).get(1L))
                .isCloseTo(TinyModelFolder.loss(folder, firstBatch(configuration)), within(1e-6));
    }

    @Test
    void runFromAModelThatIsGoneFailsBeforeItBegins() throws Exception {
        platform.store().deleteAll(address + "/");

        String run = request(configuration("adapters: {rank: 0}"));
        try (RunningTrainer _ = RunningTrainer.start("without-model", platform, folder)) {
            RunEvent.Failed failed = platform.heard().await(run, RunEvent.Failed.class);

            assertThat(failed.failure().code()).isEqualTo("model-missing");
            assertThat(platform.heard().facts(run, RunEvent.Started.class)).isEmpty();
        }
    }

    private RunConfiguration configuration(String adapters) {
        return TinyRun.configuration(
                12,
                "model: {from: " + address + ", contextLength: 16}",
                "training: {steps: 12, batchSize: 4, seed: 7, precision: fp32, threads: 1}",
                adapters);
    }

    private String request(RunConfiguration configuration) {
        String run = TinyRun.newId();
        platform.publisher().publishAndWait(new TrainingJobEvent.Requested(run, configuration));
        return run;
    }

    private String train(RunConfiguration configuration) throws Exception {
        String run = request(configuration);
        try (RunningTrainer _ = RunningTrainer.start("from-another", platform, folder)) {
            platform.heard().await(run, RunEvent.Completed.class);
        }
        return run;
    }

    private TextBatch firstBatch(RunConfiguration configuration) throws IOException {
        var cache = new DatasetCache(
                platform.store(), folder.resolve("datasets"), new Scratch(folder.resolve("work"), "test"));
        try (MappedDataset tokens = cache.open(dataset).orElseThrow()) {
            TrainingOrder order = new TrainingOrder(
                    configuration.training().seed(), tokens.training().count(), 16);
            return new TextBatches(tokens.training(), order::start, 4, 16).batch(0);
        }
    }
}
