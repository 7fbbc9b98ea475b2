package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the training program to a computation that shares nothing with it but the model's class. */
class PlainTwinTest {

    private static final double LEARNING_RATE = 1e-2;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    /** A small epsilon would turn rounding into whole steps where a gradient is all but zero. */
    private static final double EPSILON = 1e-3;

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Optimizer.AdamW(0.9, 0.99, EPSILON, 0.1),
                new Optimizer.Adam(0.9, 0.99, EPSILON, 0.1),
                new Optimizer.Sgd(0, false, 0.1),
                new Optimizer.Sgd(0.9, false, 0.1),
                new Optimizer.Sgd(0.9, true, 0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void everyOptimizerFollowsItsPlainTwin(Optimizer optimizer) throws IOException {
        follow(TinyModels.gpt2(0, true), optimizer, LEARNING_RATE, 10);
    }

    static Stream<Model> models() {
        return Stream.of(
                TinyModels.gpt2(0, false),
                TinyModels.llama(true),
                TinyModels.llama(false),
                TinyModels.maskedBert(),
                TinyModels.bertClassifier(),
                TinyModels.plainT5(),
                TinyModels.gatedT5());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelFollowsItsPlainTwin(Model model) throws IOException {
        follow(model, new Optimizer.AdamW(0.9, 0.99, EPSILON, 0.1), LEARNING_RATE, 10);
    }

    /** Lion knows no small steps: the bias of the keys has no gradient but rounding, whose sign it would follow. */
    @Test
    void lionFollowsItsPlainTwin() throws IOException {
        follow(TinyModels.gpt2(0, false), new Optimizer.Lion(0.9, 0.99, 0.1), 1e-3, 10);
    }

    private void follow(Model model, Optimizer optimizer, double learningRate, int steps) throws IOException {
        var settings = new TrainingSettings(Precision.FP32, optimizer, 1.0);
        Path file = folder.resolve("program.pt");
        Path trained = folder.resolve("trained.pt");
        TrainingProgram.create(file, model, settings, 1);
        var twin = new PlainTraining(model, settings, 1);

        try (var program = TrainingProgram.load(file);
                var batch = TinyModels.batch(model, 1, 3)) {
            for (int step = 0; step < steps; step++) {
                TinyModels.fill(batch, model, step);
                StepResult expected = twin.step(batch, learningRate);
                StepResult actual = program.step(batch, learningRate);

                assertThat(actual.loss()).isCloseTo(expected.loss(), within(2e-5f));
                assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(2e-4f));
            }
            program.save(trained);
        }
        assertWeightsEqual(trained, twin);
    }

    private static void assertWeightsEqual(Path trained, PlainTraining twin) throws IOException {
        try (TorchArchive archive = TorchArchive.open(trained);
                Arena arena = Arena.ofConfined()) {
            assertThat(archive.parameterNames())
                    .containsExactlyInAnyOrderElementsOf(twin.weights().keySet());
            for (String name : archive.parameterNames()) {
                float[] actual = archive.read(name, arena).toArray(ValueLayout.JAVA_FLOAT);
                double[] expected = twin.weights().get(name).value;
                assertThat(actual).hasSameSizeAs(expected);
                for (int i = 0; i < actual.length; i++) {
                    assertThat((double) actual[i]).as(name).isCloseTo(expected[i], within(2e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void twinsGradientsAreTheSlopesOfItsLoss(Model model) {
        double distance = 1e-5;
        var twin = new PlainTraining(model, TinyModels.settings(Precision.FP32), 1);
        try (var batch = TinyModels.batch(model, 1, 2)) {
            TinyModels.fill(batch, model, 1);
            twin.weights().forEach((name, weight) -> {
                for (int i = 0; i < weight.value.length; i += 1 + weight.value.length / 5) {
                    double value = weight.value[i];
                    weight.value[i] = value + distance;
                    double above = twin.gradients(batch);
                    weight.value[i] = value - distance;
                    double below = twin.gradients(batch);
                    weight.value[i] = value;
                    twin.gradients(batch);

                    double slope = (above - below) / (2 * distance);
                    assertThat(weight.gradient[i]).as(name).isCloseTo(slope, within(1e-7 + 1e-5 * Math.abs(slope)));
                }
            });
        }
    }
}
