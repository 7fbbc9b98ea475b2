package dev.athanor.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.PlateauState;
import dev.athanor.contracts.config.ScheduleConfiguration.Decay.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curves are those of PyTorch and Hugging Face, whose rates {@code deploy/checks/schedules/run} prints. */
class ReferenceCurvesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/schedules.csv");
    private static final double PEAK = 1e-3;
    private static final int WARMUP = 20;
    private static final int STEPS = 201;

    /** The references accumulate rounding errors of their own; rates are of the order of 1e-3. */
    private static final double ROUNDING = 1e-15;

    private static final Map<String, LearningRate> CURVES = Map.ofEntries(
            Map.entry("constant", rate(new Curve.Constant(), 0)),
            Map.entry("linear", rate(new Curve.Linear(), 0)),
            Map.entry("cosine", rate(new Curve.Cosine(), 0)),
            Map.entry("cosine-minimum", rate(new Curve.Cosine(), 1e-4)),
            Map.entry("cosine-with-restarts", rate(new Curve.Restarts(4, 1), 0)),
            Map.entry("cosine-with-restarts-growth", rate(new Curve.Restarts(4, 2), 1e-4)),
            Map.entry("polynomial", rate(new Curve.Polynomial(3), 1e-4)),
            Map.entry("one-cycle", rate(new Curve.OneCycle(0.04), 1e-5)),
            Map.entry("stairs", rate(new Curve.Stairs(50, 0.5), 0)),
            Map.entry("inverse-square-root", rate(new Curve.InverseSquareRoot(), 0)),
            Map.entry("warmup-stable-decay-linear", rate(new Curve.StableDecay(40.0 / STEPS, Shape.LINEAR), 0)),
            Map.entry("warmup-stable-decay-cosine", rate(new Curve.StableDecay(40.0 / STEPS, Shape.COSINE), 0)),
            Map.entry("warmup-stable-decay-1-sqrt", rate(new Curve.StableDecay(40.0 / STEPS, Shape.SQUARE_ROOT), 0)));

    private static List<String> names;
    private static List<String[]> rows;

    @BeforeAll
    static void read() throws IOException {
        List<String[]> lines = Files.readAllLines(GOLDEN).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        names = List.of(lines.getFirst());
        rows = lines.subList(1, lines.size());
        assertThat(rows).hasSize(STEPS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "linear",
                "cosine",
                "cosine-minimum",
                "cosine-with-restarts",
                "cosine-with-restarts-growth",
                "polynomial",
                "one-cycle",
                "stairs",
                "inverse-square-root",
                "warmup-stable-decay-linear",
                "warmup-stable-decay-cosine",
                "warmup-stable-decay-1-sqrt"
            })
    void everyStepHasTheRateOfTheReference(String name) {
        int compared = 0;
        for (int step = 0; step < STEPS; step++) {
            String reference = cell(step, name);
            if (!reference.isEmpty()) {
                assertThat(CURVES.get(name).at(step, PlateauState.FRESH))
                        .as("%s at step %d", name, step)
                        .isCloseTo(Double.parseDouble(reference), within(ROUNDING));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(STEPS - WARMUP - 1);
    }

    @Test
    void plateausReduceTheRateWhenPyTorchReducesIt() {
        LearningRate rate = new LearningRate(new Curve.OnPlateau(0.5), PEAK, 1e-4, 0, STEPS);
        PlateauRule rule = new PlateauRule(2, 1e-3, 1);
        PlateauState state = PlateauState.FRESH;

        List<Double> rates = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            rates.add(rate.at(step, state));
            String loss = cell(step, "plateau-loss");
            state = loss.isEmpty() ? state : rule.after(state, Double.parseDouble(loss));
        }

        for (int step = 0; step < STEPS; step++) {
            assertThat(rates.get(step))
                    .as("step %d", step)
                    .isCloseTo(Double.parseDouble(cell(step, "reduce-on-plateau")), within(ROUNDING));
        }
        assertThat(rates.stream().distinct()).hasSizeGreaterThan(3);
    }

    private static LearningRate rate(Curve curve, double minimum) {
        return new LearningRate(curve, PEAK, minimum, WARMUP, STEPS);
    }

    private static String cell(int step, String name) {
        return rows.get(step)[names.indexOf(name)];
    }
}
