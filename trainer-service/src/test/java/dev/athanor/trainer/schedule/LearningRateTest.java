package dev.athanor.trainer.schedule;

import static dev.athanor.contracts.config.ScheduleConfiguration.Kind.CONSTANT;
import static dev.athanor.contracts.config.ScheduleConfiguration.Kind.COSINE;
import static dev.athanor.contracts.config.ScheduleConfiguration.Kind.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.config.ScheduleConfiguration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LearningRateTest {

    @Test
    void warmUpIsNanoGptsAndReachesThePeakOnTheStepAfterIt() {
        LearningRate rate = new LearningRate(COSINE, 1e-3, 1e-4, 100, 2000);

        assertThat(rate.at(0)).isEqualTo(1e-3 * 1 / 101);
        assertThat(rate.at(99)).isEqualTo(1e-3 * 100 / 101);
        assertThat(rate.at(100)).isEqualTo(1e-3);
    }

    @Test
    void cosineIsHalfWayDownInTheMiddleAndDownAtTheLastStep() {
        LearningRate rate = new LearningRate(COSINE, 1e-3, 1e-4, 101, 2000);

        assertThat(rate.at((101 + 1999) / 2)).isCloseTo(5.5e-4, within(1e-15));
        assertThat(rate.at(1999)).isEqualTo(1e-4);
    }

    @Test
    void lineIsStraight() {
        LearningRate rate = new LearningRate(LINEAR, 1.0, 0.0, 0, 11);

        assertThat(rate.at(0)).isEqualTo(1.0);
        assertThat(rate.at(3)).isCloseTo(0.7, within(1e-15));
        assertThat(rate.at(10)).isZero();
    }

    @Test
    void constantStaysAtThePeak() {
        LearningRate rate = new LearningRate(CONSTANT, 1e-3, 1e-4, 2, 10);

        assertThat(rate.at(1)).isLessThan(1e-3);
        assertThat(rate.at(2)).isEqualTo(1e-3);
        assertThat(rate.at(9)).isEqualTo(1e-3);
    }

    @Property
    void theRateNeverLeavesItsRangeAndNeverRisesAfterTheWarmUp(
            @ForAll ScheduleConfiguration.Kind kind,
            @ForAll @LongRange(min = 0, max = 500) long warmup,
            @ForAll @LongRange(min = 1, max = 1000) long steps) {
        LearningRate rate = new LearningRate(kind, 1e-3, 1e-4, warmup, steps);

        for (long step = 0; step < steps; step++) {
            assertThat(rate.at(step)).isPositive().isLessThanOrEqualTo(1e-3 + 1e-18);
            if (step > warmup) {
                assertThat(rate.at(step)).isLessThanOrEqualTo(rate.at(step - 1) + 1e-18);
            }
        }
    }
}
