package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.observation.Distribution;
import dev.athanor.transformer.observation.ObservedParameter;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationTest {

    private static final int BINS = 10;
    private static final double RATE = 0.25;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void observedStepIsTheStepBitForBit(Precision precision) throws IOException {
        Path file = create("observed.pt", TinyModels.settings(precision).withObserved(true));
        List<StepResult> plain = new ArrayList<>();
        List<StepResult> observed = new ArrayList<>();

        byte[] afterPlain = train(file, (program, batch) -> plain.add(program.step(batch, RATE)));
        byte[] afterObserved = train(
                file,
                (program, batch) ->
                        observed.add(program.observe(batch, RATE, BINS).step()));

        assertThat(observed).isEqualTo(plain);
        assertThat(afterObserved).isEqualTo(afterPlain);
    }

    @Test
    void weightsAreDescribedAsTheyWereBeforeTheStep() throws IOException {
        Path file = create("observed.pt", TinyModels.settings(Precision.FP32).withObserved(true));

        Observation observation = observe(file, BINS);

        try (TorchArchive archive = TorchArchive.open(file);
                Arena arena = Arena.ofConfined()) {
            assertThat(observation.parameters())
                    .extracting(ObservedParameter::name)
                    .containsExactlyInAnyOrderElementsOf(archive.parameterNames());
            for (ObservedParameter parameter : observation.parameters()) {
                float[] values = archive.read(parameter.name(), arena).toArray(ValueLayout.JAVA_FLOAT);
                assertDescribes(parameter.weights(), values);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsOfAllParametersMakeUpTheNormOfTheStep(Precision precision) throws IOException {
        Path file = create("observed.pt", TinyModels.settings(precision).withObserved(true));

        Observation observation = observe(file, BINS);

        double squares = observation.parameters().stream()
                .mapToDouble(parameter -> Math.pow(parameter.gradient().norm(), 2))
                .sum();
        assertThat(Math.sqrt(squares)).isCloseTo(observation.step().gradientNorm(), Percentage.withPercentage(0.01));
        assertThat(observation.parameters()).allSatisfy(parameter -> assertThat(parameter.gradient().counts().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(parameter.gradient().elements()));
    }

    @Test
    void plainDescentChangesEveryParameterByTheRateTimesItsGradient() throws IOException {
        var descent = new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0, false, 0), 0).withObserved(true);

        Observation observation = observe(create("descent.pt", descent), 0);

        assertThat(observation.parameters()).allSatisfy(parameter -> {
            assertThat(parameter.change())
                    .isCloseTo(RATE * parameter.gradient().norm(), Percentage.withPercentage(0.1));
            assertThat(parameter.weights().counts()).isEmpty();
        });
    }

    @Test
    void frozenParametersAreNotLookedAt() throws IOException {
        var rules = new ParameterRules(List.of("transformer.h.*"), 1);
        Path file = create(
                "frozen.pt", TinyModels.settings(Precision.FP32).with(rules).withObserved(true));

        assertThat(observe(file, 0).parameters())
                .extracting(ObservedParameter::name)
                .contains("transformer.wte.weight")
                .noneMatch(name -> name.startsWith("transformer.h."));
    }

    @Test
    void skippedStepHasNothingToShow() throws IOException {
        Path file = create(
                "wild.pt", new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0, false, 0), 0).withObserved(true));
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            program.step(batch, 1e38);

            Observation observation = program.observe(batch, RATE, BINS);

            assertThat(observation.step().skipped()).isTrue();
            assertThat(observation.parameters()).isEmpty();
        }
    }

    @Test
    void programThatWasNotMadeForItRefuses() throws IOException {
        try (var program = TrainingProgram.load(create("plain.pt", TinyModels.settings(Precision.FP32)));
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            assertThat(program.isObserved()).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> program.observe(batch, RATE, BINS));
        }
    }

    @Test
    void numbersThatAreAllTheSameLieInTheMiddleOfTwoUnits() {
        var ones = new Distribution(8, 1, 1, 1, Math.sqrt(8), List.of(0L, 0L, 8L, 0L));

        assertThat(ones.deviation()).isCloseTo(0, within(1e-6));
        assertThat(IntStream.range(0, 4).mapToDouble(ones::upperEnd)).containsExactly(0.5, 1.0, 1.5, 2.0);
    }

    private static void assertDescribes(Distribution distribution, float[] values) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        assertThat(distribution.elements()).isEqualTo(values.length);
        assertThat(distribution.least()).isEqualTo(least);
        assertThat(distribution.greatest()).isEqualTo(greatest);
        assertThat(distribution.mean()).isCloseTo(sum / values.length, within(1e-6));
        assertThat(distribution.norm()).isCloseTo(Math.sqrt(squares), within(1e-4));
        assertThat(distribution.counts()).isEqualTo(counts(distribution, values));
    }

    /** Those of numbers at the very ends of intervals belong to the interval above, but for the greatest. */
    private static List<Long> counts(Distribution distribution, float... values) {
        Long[] counts = new Long[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            double from = bin == 0 ? Double.NEGATIVE_INFINITY : distribution.upperEnd(bin - 1);
            double to = bin == BINS - 1 ? Double.POSITIVE_INFINITY : distribution.upperEnd(bin);
            counts[bin] = IntStream.range(0, values.length)
                    .filter(i -> values[i] >= from && values[i] < to)
                    .count();
        }
        return List.of(counts);
    }

    private Observation observe(Path file, int bins) throws IOException {
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            return program.observe(batch, RATE, bins);
        }
    }

    /** The state after three steps of two micro-batches. */
    private byte[] train(Path file, Step step) throws IOException {
        Path trained = folder.resolve("trained.pt");
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            for (int i = 0; i < 3; i++) {
                TinyModels.fill(batch, i);
                step.of(program, batch);
            }
            program.save(trained);
        }
        return Files.readAllBytes(trained);
    }

    @FunctionalInterface
    private interface Step {
        void of(TrainingProgram program, TokenBatch batch);
    }

    private Path create(String name, TrainingSettings settings) throws IOException {
        Path file = folder.resolve(name);
        TrainingProgram.create(file, TinyModels.gpt2(0.1, true), settings, 1);
        return file;
    }
}
