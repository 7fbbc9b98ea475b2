package dev.athanor.trainer.curriculum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.config.CurriculumConfiguration.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacingTest {

    @Property
    void shareNeverFallsAndStaysInItsBounds(
            @ForAll Kind kind,
            @ForAll @DoubleRange(min = 0.01, max = 1) double initial,
            @ForAll @LongRange(min = 0, max = 1000) long warmup,
            @ForAll @LongRange(min = 0, max = 5000) long growth,
            @ForAll @IntRange(min = 1, max = 50) int stairs,
            @ForAll @LongRange(min = 0, max = 7000) long batch,
            @ForAll @LongRange(min = 0, max = 100) long later,
            @ForAll @IntRange(min = 0, max = 60) int stair) {
        Pacing pacing = new Pacing(kind, initial, warmup, growth, stairs);

        double share = pacing.share(batch, stair);

        assertThat(share).isBetween(initial, 1 + 1e-12);
        assertThat(pacing.share(batch + later, stair)).isGreaterThanOrEqualTo(share);
        assertThat(pacing.share(batch, stair + 1)).isGreaterThanOrEqualTo(share);
    }

    @Property
    void stageBeginsWithItsFirstBatchAndHasOneShare(
            @ForAll Kind kind,
            @ForAll @LongRange(min = 0, max = 1000) long warmup,
            @ForAll @LongRange(min = 0, max = 5000) long growth,
            @ForAll @IntRange(min = 1, max = 50) int stairs,
            @ForAll @LongRange(min = 0, max = 7000) long batch) {
        Pacing pacing = new Pacing(kind, 0.1, warmup, growth, stairs);

        long start = pacing.stageStart(batch);

        assertThat(start).isBetween(0L, batch);
        assertThat(pacing.stageStart(start)).isEqualTo(start);
        assertThat(pacing.share(start, 0)).isEqualTo(pacing.share(batch, 0));
        if (start > 0) {
            assertThat(pacing.stageStart(start - 1)).isLessThan(start);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR, 0.2, 0.6, 1",
        "ROOT, 0.2, 0.7211102550927978, 1", // sqrt(0.04 + 0.96 / 2)
        "EXPONENTIAL, 0.2, 0.4472135954999579, 1", // 0.2 to the power of a half
        "STEP, 0.2, 0.6, 1"
    })
    void curveGoesFromTheInitialShareToOne(Kind kind, double first, double middle, double last) {
        Pacing pacing = new Pacing(kind, 0.2, 50, 1000, 4);

        assertThat(pacing.share(50, 0)).isCloseTo(first, within(1e-12));
        assertThat(pacing.share(550, 0)).isCloseTo(middle, within(1e-12));
        assertThat(pacing.share(1050, 0)).isCloseTo(last, within(1e-12));
    }

    @Test
    void warmUpKeepsTheInitialShare() {
        Pacing pacing = new Pacing(Kind.LINEAR, 0.2, 50, 1000, 4);

        assertThat(pacing.share(49, 0)).isEqualTo(0.2);
        assertThat(pacing.share(60, 0)).isGreaterThan(0.2);
    }

    @Test
    void performanceRisesWithItsStairsAlone() {
        Pacing pacing = new Pacing(Kind.PERFORMANCE, 0.2, 0, 10, 4);

        assertThat(pacing.share(1_000_000, 0)).isEqualTo(0.2);
        assertThat(pacing.share(0, 2)).isCloseTo(0.6, within(1e-12));
        assertThat(pacing.share(0, 9)).isEqualTo(1);
    }
}
