import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.EvaluationConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.TrainingConfiguration;
import dev.athanor.trainer.program.Processor;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A preset with a vocabulary of the size that it is meant for.
 *
 * @param name of the preset
 * @param vocabularySize of its dataset
 * @param configuration that it resolves to
 */
record Preset(String name, int vocabularySize, RunConfiguration configuration) {

    private static final double MEASURED_SECONDS = 20;
    private static final int EVALUATIONS = 5;

    static Preset of(String name, int vocabularySize) {
        return new Preset(
                name,
                vocabularySize,
                RunConfigurations.resolve(
                        RunConfigurations.merge(name, RunConfigurations.parse("{name: n, dataset: d}"), List.of())));
    }

    /** Of its training, as {@code training.precision} resolves here. */
    Precision precision() {
        return switch (configuration.training().precision()) {
            case AUTO -> Precision.valueOf(Processor.fastestPrecision().name());
            default -> Precision.valueOf(configuration.training().precision().name());
        };
    }

    /** Seconds that a step and an evaluated batch take. */
    Pace pace() throws IOException {
        Path file = Files.createTempFile("preset", ".pt");
        TrainingConfiguration training = configuration.training();
        TrainingProgram.create(
                file, new Blueprint(configuration, Objective.CAUSAL, vocabularySize, 0).trained(), settings(), 1);
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(
                        training.accumulation(),
                        training.batchSize(),
                        configuration.model().contextLength() + 1);
                var held = new TokenBatch(
                        1, training.batchSize(), configuration.model().contextLength() + 1)) {
            fill(batch);
            fill(held);
            program.step(batch, 0);
            return new Pace(secondsOfSteps(program, batch), secondsOfEvaluations(program, held));
        } finally {
            Files.delete(file);
        }
    }

    private double secondsOfSteps(TrainingProgram program, TokenBatch batch) {
        long begin = System.nanoTime();
        int steps = 0;
        while ((System.nanoTime() - begin) / 1e9 < MEASURED_SECONDS) {
            program.step(batch, configuration.optimizer().learningRate());
            steps++;
        }
        return (System.nanoTime() - begin) / 1e9 / steps;
    }

    private static double secondsOfEvaluations(TrainingProgram program, TokenBatch batch) {
        long begin = System.nanoTime();
        for (int i = 0; i < EVALUATIONS; i++) {
            program.evaluate(batch);
        }
        return (System.nanoTime() - begin) / 1e9 / EVALUATIONS;
    }

    private TrainingSettings settings() {
        OptimizerConfiguration it = configuration.optimizer();
        return new TrainingSettings(
                precision(),
                new Optimizer.AdamW(it.beta1(), it.beta2(), it.epsilon(), it.weightDecay()),
                it.gradientClip());
    }

    private void fill(TokenBatch batch) {
        var random = new SplittableRandom(1);
        for (int row = 0; row < batch.rows(); row++) {
            for (int position = 0; position < batch.length(); position++) {
                batch.set(row, position, random.nextInt(vocabularySize));
            }
        }
    }

    /** Batches that a whole run evaluates. */
    long evaluatedBatches() {
        EvaluationConfiguration evaluation = configuration.evaluation();
        return (configuration.training().steps() - 1) / evaluation.every() * evaluation.batches()
                + evaluation.finalBatches();
    }

    /**
     * How fast it goes.
     *
     * @param step seconds of a step
     * @param evaluation seconds of an evaluated batch
     */
    record Pace(double step, double evaluation) {
        double secondsOf(Preset preset) {
            return preset.configuration().training().steps() * step + preset.evaluatedBatches() * evaluation;
        }
    }
}
