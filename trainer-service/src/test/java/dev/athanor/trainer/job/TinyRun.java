package dev.athanor.trainer.job;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import java.util.UUID;

/** Runs on {@link TinyDataset} that take about a second. */
public final class TinyRun {

    private TinyRun() {}

    /** An id that no run had before. */
    public static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /**
     * A run of the dataset {@code pattern}.
     *
     * @param changes YAML, whose sections take the place of the usual ones, later ones of earlier ones
     */
    public static RunConfiguration configuration(long steps, String... changes) {
        // With dropout: its randomness has to be resumed as well.
        var tree = RunConfigurations.parse("""
                name: tiny
                dataset: pattern@0123456789abcdef
                model: {layers: 1, heads: 2, hiddenSize: 16, contextLength: 16, dropout: 0.1, bias: false}
                training: {steps: %d, batchSize: 4, accumulation: 2, seed: 7, precision: fp32, threads: 1}
                schedule: {kind: cosine, warmupSteps: 2, minimumLearningRate: 0.0001}
                optimizer: {learningRate: 0.003}
                evaluation: {every: 40, batches: 2, finalBatches: 5}
                checkpoints: {every: 50, keep: 3}
                """.formatted(steps));
        for (String change : changes) {
            tree.setAll(RunConfigurations.parse(change));
        }
        return RunConfigurations.resolve(tree);
    }
}
