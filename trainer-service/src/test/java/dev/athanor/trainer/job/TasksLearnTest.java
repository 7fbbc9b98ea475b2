package dev.athanor.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.Precision;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.event.MetricNames;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.contracts.event.TrainingJobEvent;
import dev.athanor.exchange.queue.Job;
import dev.athanor.exchange.queue.JobOutcome;
import dev.athanor.trainer.origin.Origins;
import dev.athanor.trainer.program.DeviceCapability;
import dev.athanor.trainer.program.MemoryLimit;
import dev.athanor.trainer.program.TorchPrograms;
import dev.athanor.trainer.scratch.Scratch;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each task from its dataset to its metrics, with the real programs. */
class TasksLearnTest {

    @TempDir
    private Path folder;

    private MemoryTrainer trainer;

    @BeforeEach
    void writeDatasets() {
        trainer = new MemoryTrainer(folder);
        TaskDatasets.write(trainer.store());
    }

    @Test
    void causalModelTellsTheNextToken() throws Exception {
        Map<String, Double> metrics = train("""
                dataset: cycle@0123456789abcdef
                model: {architecture: llama, layers: 1, heads: 2, hiddenSize: 16, contextLength: 16}
                """, 200);

        // The first letter of each eight is open.
        assertThat(metrics.get(MetricNames.VALIDATION_ACCURACY)).isBetween(0.85, 0.95);
        assertThat(metrics.get(MetricNames.VALIDATION_PERPLEXITY)).isLessThan(2);
    }

    @Test
    void maskedModelTellsWhatWasHidden() throws Exception {
        Map<String, Double> metrics = train("""
                dataset: cycle@0123456789abcdef
                model: {architecture: bert, layers: 1, heads: 2, hiddenSize: 32, contextLength: 10}
                """, 2000);

        // Who guesses is right once in eight times.
        assertThat(metrics.get(MetricNames.VALIDATION_ACCURACY)).isGreaterThan(0.6);
    }

    @Test
    void classifierTellsTheLabel() throws Exception {
        Map<String, Double> metrics = train("""
                dataset: letters@0123456789abcdef
                model: {architecture: bert, layers: 1, heads: 2, hiddenSize: 32, contextLength: 16}
                """, 1000);

        // Who guesses is right once in three times.
        assertThat(metrics.get(MetricNames.VALIDATION_ACCURACY)).isGreaterThan(0.9);
        assertThat(metrics.get(MetricNames.VALIDATION_F1)).isGreaterThan(0.9);
    }

    @Test
    void writerAnswers() throws Exception {
        Map<String, Double> metrics = train("""
                dataset: doubles@0123456789abcdef
                model: {architecture: t5, layers: 1, heads: 2, hiddenSize: 32, contextLength: 16}
                evaluation: {generations: 40}
                optimizer: {learningRate: 0.005}
                """, 1000);

        assertThat(metrics.get(MetricNames.VALIDATION_BLEU)).isGreaterThan(90);
        assertThat(metrics.get(MetricNames.VALIDATION_ROUGE_1)).isGreaterThan(0.9);
        assertThat(metrics.get(MetricNames.VALIDATION_ROUGE_L)).isGreaterThan(0.9);
        assertThat(metrics.get(MetricNames.VALIDATION_ACCURACY)).isGreaterThan(0.95);
    }

    @Test
    void whatCannotBeLearntThereIsRefusedBeforeAnythingRuns() throws Exception {
        trainer.train(new Job<>(new TrainingJobEvent.Requested("refused", configuration("""
                dataset: letters@0123456789abcdef
                model: {architecture: t5}
                """, 10)), 1), programs());

        assertThat(trainer.log().said(RunEvent.Failed.class)).singleElement().satisfies(failed -> assertThat(
                        failed.failure().message())
                .contains("model.architecture: is t5", "allowed is bert"));
        assertThat(trainer.log().said(RunEvent.Started.class)).isEmpty();
    }

    /** What the last evaluation measured. */
    private Map<String, Double> train(String keys, int steps) throws Exception {
        JobOutcome outcome = trainer.train(
                new Job<>(new TrainingJobEvent.Requested("learning", configuration(keys, steps)), 1), programs());

        assertThat(outcome).isEqualTo(JobOutcome.DONE);
        Map<String, Double> metrics = new TreeMap<>();
        for (String name : new String[] {
            MetricNames.VALIDATION_ACCURACY,
            MetricNames.VALIDATION_PERPLEXITY,
            MetricNames.VALIDATION_F1,
            MetricNames.VALIDATION_BLEU,
            MetricNames.VALIDATION_ROUGE_1,
            MetricNames.VALIDATION_ROUGE_L
        }) {
            Double last = trainer.log().curve(name, 1).get((long) steps);
            if (last != null) {
                metrics.put(name, last);
            }
        }
        return metrics;
    }

    private TorchPrograms programs() {
        return new TorchPrograms(
                new DeviceCapability(Precision.FP32, MemoryLimit.ofThisMachine()),
                1,
                new Origins(trainer.store(), folder.resolve("models"), new Scratch(folder.resolve("work"), "test")));
    }

    private static RunConfiguration configuration(String keys, int steps) {
        var tree = RunConfigurations.parse("""
                name: tiny
                training: {steps: %d, batchSize: 16, seed: 7, threads: 1}
                optimizer: {learningRate: 0.003}
                checkpoints: {every: 5000}
                """.formatted(steps));
        tree.setAll(RunConfigurations.parse(keys));
        return RunConfigurations.resolve(tree);
    }
}
