package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.event.RunEvent;
import dev.athanor.deploy.testing.EmbeddedPlatformExtension;
import dev.athanor.deploy.testing.PlatformEnvironment;
import java.nio.file.Path;
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
class LearningRunsIT {

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
        try (RunningTrainer _ = work.trainer("changed")) {
            String run = work.request(TinyRun.configuration(200, changes));

            RunEvent.Completed completed = work.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.validationLoss()).isLessThan(0.9 * Math.log(TinyDataset.VOCABULARY));
        }
    }

    /** What an untrained model scores by is frozen, so they cannot do much. */
    @Test
    void adaptersOfAFrozenModelBringTheLossDown() throws Exception {
        try (RunningTrainer _ = work.trainer("adapted")) {
            String run = work.request(TinyRun.configuration(
                    200, "{optimizer: {learningRate: 0.02}, adapters: {rank: 4, targets: 'c_attn, c_fc, c_proj'}}"));

            RunEvent.Completed completed = work.heard().await(run, RunEvent.Completed.class);

            assertThat(completed.validationLoss()).isLessThan(0.98 * Math.log(TinyDataset.VOCABULARY));
        }
    }
}
