package dev.athanor.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final float[] SCORES = {0, (float) Math.log(3), Float.NEGATIVE_INFINITY};

    @Test
    void temperatureOfZeroTakesTheGreatest() {
        assertThat(Draw.from(SCORES, 0, new SplittableRandom(1))).isEqualTo(1);
    }

    @Test
    void tokensAreDrawnInProportionToTheirProbability() {
        SplittableRandom random = new SplittableRandom(1);

        double ones = IntStream.range(0, 40_000)
                .map(i -> Draw.from(SCORES, 1, random))
                .filter(token -> token == 1)
                .count();

        // Five standard deviations of a share of 0.75 in 40,000 draws.
        assertThat(ones / 40_000).isCloseTo(0.75, within(0.011));
    }

    @Test
    void impossibleTokenIsNeverDrawn() {
        SplittableRandom random = new SplittableRandom(2);

        assertThat(IntStream.range(0, 10_000).map(i -> Draw.from(SCORES, 2, random)))
                .doesNotContain(2);
    }

    @Test
    void brokenModelStillGivesAToken() {
        float[] broken = {Float.NaN, Float.NaN};

        assertThat(Draw.from(broken, 1, new SplittableRandom(3))).isBetween(0, 1);
    }
}
