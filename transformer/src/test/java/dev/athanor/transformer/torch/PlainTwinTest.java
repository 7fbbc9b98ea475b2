package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the training program to a computation that shares nothing with it but the model's class. */
class PlainTwinTest {

    private static final double LEARNING_RATE = 1e-2;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trainingProgramFollowsItsPlainTwin(boolean bias) throws IOException {
        Gpt2 model = TinyModels.gpt2(0, bias);
        // A small epsilon would turn rounding into whole steps where a gradient is all but zero.
        var settings = new TrainingSettings(Precision.FP32, 0.9, 0.99, 1e-3, 0.1, 1.0);
        Path file = folder.resolve("program.pt");
        Path trained = folder.resolve("trained.pt");
        TrainingProgram.create(file, model, settings, 1);
        var twin = new PlainTraining(model, settings, 1);

        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 3, TinyModels.CONTEXT + 1)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, step);
                StepResult expected = twin.step(batch, LEARNING_RATE);
                StepResult actual = program.step(batch, LEARNING_RATE);

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

    @Test
    void twinsGradientsAreTheSlopesOfItsLoss() {
        double distance = 1e-5;
        var twin = new PlainTraining(TinyModels.gpt2(0, true), TinyModels.settings(Precision.FP32), 1);
        try (var batch = new TokenBatch(1, 2, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
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
