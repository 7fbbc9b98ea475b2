package dev.athanor.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.address.PlateauState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.contracts.config.ScheduleConfiguration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LearningRateTest {

    private static final PlateauState NONE = PlateauState.FRESH;

    @Test
    void warmUpIsNanoGptsAndReachesThePeakOnTheStepAfterIt() {
        LearningRate rate = new LearningRate(new Curve.Cosine(), 1e-3, 1e-4, 100, 2000);

        assertThat(rate.at(0, NONE)).isEqualTo(1e-3 * 1 / 101);
        assertThat(rate.at(99, NONE)).isEqualTo(1e-3 * 100 / 101);
        assertThat(rate.at(100, NONE)).isEqualTo(1e-3);
    }

    @Test
    void cosineIsHalfWayDownInTheMiddleAndDownAtTheLastStep() {
        LearningRate rate = new LearningRate(new Curve.Cosine(), 1e-3, 1e-4, 101, 2000);

        assertThat(rate.at((101 + 1999) / 2, NONE)).isCloseTo(5.5e-4, within(1e-15));
        assertThat(rate.at(1999, NONE)).isEqualTo(1e-4);
    }

    @Test
    void warmUpIsAShareOfTheStepsThatTheRunReallyHas() {
        RunConfiguration configuration = configuration("cosine", List.of("training.epochs=3"));

        LearningRate rate = LearningRate.of(configuration.optimizer(), configuration.schedule(), 4000);

        assertThat(rate.warmup()).isEqualTo(200);
        assertThat(rate.steps()).isEqualTo(4000);
    }

    @Test
    void warmUpInStepsStandsAsItIs() {
        RunConfiguration configuration = configuration("cosine", List.of("schedule.warmupSteps=7"));

        assertThat(LearningRate.of(configuration.optimizer(), configuration.schedule(), 4000)
                        .warmup())
                .isEqualTo(7);
    }

    @Property
    void afterTheWarmUpTheRateStaysBetweenMinimumAndPeak(
            @ForAll ScheduleConfiguration.Kind kind,
            @ForAll @LongRange(min = 0, max = 500) long warmup,
            @ForAll @LongRange(min = 1, max = 1000) long steps,
            @ForAll @IntRange(min = 0, max = 20) int reductions) {
        LearningRate rate = rate(kind, warmup, steps);
        PlateauState plateau = new PlateauState(1.0, 0, 0, reductions);

        for (long step = warmup; step < steps; step++) {
            assertThat(rate.at(step, plateau)).isBetween(1e-4 * (1 - 1e-12), 1e-3 * (1 + 1e-12));
        }
    }

    @Property
    void warmUpRisesAndJoinsTheCurveWithoutAJump(
            @ForAll ScheduleConfiguration.Kind kind,
            @ForAll @LongRange(min = 1, max = 500) long warmup,
            @ForAll @LongRange(min = 2, max = 1000) long steps) {
        LearningRate rate = rate(kind, warmup, warmup + steps);

        assertThat(rate.at(0, NONE)).isPositive();
        for (long step = 1; step <= warmup; step++) {
            double rise = rate.at(step, NONE) - rate.at(step - 1, NONE);
            // A line rises by its share in each step, half a cosine by at most pi/2 of that.
            assertThat(rise).isBetween(0.0, 1e-3 * Math.PI / 2 / warmup * (1 + 1e-9));
        }
        assertThat(rate.at(warmup, NONE)).isCloseTo(1e-3, within(1e-15));
    }

    @Property
    void onlyRestartsRiseAfterTheWarmUp(
            @ForAll ScheduleConfiguration.Kind kind,
            @ForAll @LongRange(min = 0, max = 500) long warmup,
            @ForAll @LongRange(min = 1, max = 1000) long steps) {
        LearningRate rate = rate(kind, warmup, steps);

        long rises = 0;
        for (long step = warmup + 1; step < steps; step++) {
            rises += rate.at(step, NONE) > rate.at(step - 1, NONE) * (1 + 1e-12) ? 1 : 0;
        }

        assertThat(rises).isLessThanOrEqualTo(kind == ScheduleConfiguration.Kind.COSINE_WITH_RESTARTS ? 3 : 0);
    }

    @Property
    void resumedScheduleIsTheSameFunctionOfTheStep(
            @ForAll ScheduleConfiguration.Kind kind,
            @ForAll @LongRange(min = 1, max = 1000) long steps,
            @ForAll @LongRange(min = 0, max = 999) long from) {
        LearningRate uninterrupted = rate(kind, 10, steps);
        double[] rates = new double[(int) steps];
        for (int step = 0; step < steps; step++) {
            rates[step] = uninterrupted.at(step, NONE);
        }

        LearningRate resumed = rate(kind, 10, steps);

        for (int step = (int) from; step < steps; step++) {
            assertThat(resumed.at(step, NONE)).isEqualTo(rates[step]);
        }
    }

    private static LearningRate rate(ScheduleConfiguration.Kind kind, long warmup, long steps) {
        RunConfiguration configuration =
                configuration(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), List.of());
        return new LearningRate(Curve.of(configuration.schedule()), 1e-3, 1e-4, warmup, steps);
    }

    private static RunConfiguration configuration(String kind, List<String> overrides) {
        return RunConfigurations.resolve(RunConfigurations.merge(
                null, RunConfigurations.parse("{name: play, dataset: d, schedule: {kind: " + kind + "}}"), overrides));
    }
}
