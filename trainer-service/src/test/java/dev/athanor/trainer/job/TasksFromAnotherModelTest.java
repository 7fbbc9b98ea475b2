package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.origin.TinyModelFolder;
import dev.athanor.trainer.program.DeviceCapability;
import dev.athanor.trainer.program.MemoryLimit;
import dev.athanor.trainer.program.TorchPrograms;
import dev.athanor.trainer.scratch.Scratch;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that start from an encoder, or from a model that reads and writes, of somebody else's. */
class TasksFromAnotherModelTest {

    private static final int CONTEXT = 16;

    /** A few tokens more than the datasets have. */
    private static final int VOCABULARY = 20;

    private static final Model BERT = new BertMaskedLanguageModel(
            new BertConfig(VOCABULARY, CONTEXT, 2, 2, 2, 32, 64, Activation.GELU, 0, 0, 1e-12));

    /** With a last layer of its own, of which {@code config.json} does not tell. */
    private static final Model UNTIED_T5 = new T5(new T5Config(
            VOCABULARY, CONTEXT, 1, 1, 2, 16, 32, 64, Activation.GELU_TANH, true, 8, 16, 0, 1e-6, false, false));

    @TempDir
    private Path folder;

    private MemoryTrainer trainer;

    @BeforeEach
    void writeDatasets() {
        trainer = new MemoryTrainer(folder);
        TaskDatasets.write(trainer.store());
    }

    @Test
    void encoderThatToldHiddenTokensLearnsToLabel() throws Exception {
        String address = write(BERT, "bert");

        train(address, "letters", 600);

        assertThat(last(MetricNames.VALIDATION_ACCURACY, 600)).isGreaterThan(0.9);
    }

    @Test
    void adaptersAndANewHeadAreEnoughForIt() throws Exception {
        String address = write(BERT, "bert");

        train(address, "letters", 1000, "adapters.rank=8");

        // Who guesses is right once in three times.
        assertThat(last(MetricNames.VALIDATION_ACCURACY, 1000)).isGreaterThan(0.6);
    }

    @Test
    void encoderThatRecomputesGoesOnAsOneThatKeepsAll() throws Exception {
        double kept = lossAfterFiveSteps(BERT, "bert", "cycle", "training.objective=masked");

        double recomputed = lossAfterFiveSteps(
                BERT, "bert", "cycle", "training.objective=masked", "training.activations=recomputed");

        assertThat(recomputed).isCloseTo(kept, within(1e-4));
    }

    @Test
    void writerLearnsToAnswerFromTheWeightsItHad() throws Exception {
        String address = write(UNTIED_T5, "t5");

        train(address, "doubles", 1000);

        // Its last layer is its own, with weights as large as those of embeddings: far from the vocabulary's logarithm.
        assertThat(trainer.log().curve(MetricNames.TRAIN_LOSS, 1).get(1L)).isGreaterThan(2 * Math.log(VOCABULARY));
        assertThat(last(MetricNames.VALIDATION_BLEU, 1000)).isGreaterThan(90);
    }

    @Test
    void writerThatRecomputesGoesOnAsOneThatKeepsAll() throws Exception {
        double kept = lossAfterFiveSteps(UNTIED_T5, "t5", "doubles");

        double recomputed = lossAfterFiveSteps(UNTIED_T5, "t5", "doubles", "training.activations=recomputed");

        assertThat(recomputed).isCloseTo(kept, within(1e-4));
    }

    /** Of a trainer of its own. */
    private double lossAfterFiveSteps(Model model, String type, String dataset, String... overrides) throws Exception {
        trainer = new MemoryTrainer(Files.createTempDirectory(folder, "trainer"));
        TaskDatasets.write(trainer.store());
        train(write(model, type), dataset, 5, overrides);
        return last(MetricNames.TRAIN_LOSS, 5);
    }

    @Test
    void modelThatDoesNotLearnTheTaskIsRefusedBeforeAnythingRuns() throws Exception {
        String address = write(UNTIED_T5, "t5");

        assertThat(handle(address, "letters", 5)).isEqualTo(JobOutcome.DONE);

        assertThat(trainer.log().said(RunEvent.Failed.class)).singleElement().satisfies(failed -> assertThat(
                        failed.failure().message())
                .contains("no encoder that a classifier could be put on"));
        assertThat(trainer.log().said(RunEvent.Started.class)).isEmpty();
    }

    private String write(Model model, String type) throws IOException {
        return TinyModelFolder.write(trainer.store(), folder, model, type);
    }

    private void train(String address, String dataset, int steps, String... overrides) throws Exception {
        assertThat(handle(address, dataset, steps, overrides)).isEqualTo(JobOutcome.DONE);
        assertThat(trainer.log().said(RunEvent.Failed.class)).isEmpty();
    }

    private JobOutcome handle(String address, String dataset, int steps, String... overrides) throws Exception {
        var tree = RunConfigurations.parse("""
                name: tiny
                dataset: %s@0123456789abcdef
                model: {from: %s, contextLength: %d}
                training: {steps: %d, batchSize: 16, seed: 7, threads: 1}
                optimizer: {learningRate: 0.003}
                checkpoints: {every: 5000}
                """.formatted(dataset, address, CONTEXT, steps));
        var configuration = RunConfigurations.resolve(RunConfigurations.merge(null, tree, List.of(overrides)));
        var request = new TrainingJobEvent.Requested("learning", configuration);
        return trainer.train(new Job<>(request, 1), programs());
    }

    private double last(String name, int step) {
        return trainer.log().curve(name, 1).get((long) step);
    }

    private TorchPrograms programs() {
        return new TorchPrograms(
                new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()),
                1,
                new Origins(trainer.store(), folder.resolve("models"), new Scratch(folder.resolve("work"), "test")));
    }
}
