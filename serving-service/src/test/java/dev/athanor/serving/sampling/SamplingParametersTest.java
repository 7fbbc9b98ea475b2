package dev.athanor.serving.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SamplingParametersTest {

    @Test
    void temperatureZeroIsGreedy() {
        Sampler sampler = new SamplingParameters(0, 0.5, OptionalInt.of(2), 0, 0, Map.of(), 3).sampler(0);

        assertThat(sampler.choose(new float[] {1, 3, 2})).isEqualTo(1);
    }

    @Test
    void biasCanForceAToken() {
        Sampler sampler = new SamplingParameters(0, 1, OptionalInt.empty(), 0, 0, Map.of(2, 100f), 3).sampler(0);

        assertThat(sampler.choose(new float[] {9, 8, -50})).isEqualTo(2);
    }

    @Test
    void presencePenaltyCountsATokenOnce() {
        Sampler sampler = new SamplingParameters(0, 1, OptionalInt.empty(), 1.5, 0, Map.of(), 3).sampler(0);

        assertThat(sampler.choose(new float[] {3, 2})).isZero();
        assertThat(sampler.choose(new float[] {3, 2})).isEqualTo(1);
        assertThat(sampler.choose(new float[] {3, 2})).isZero();
        assertThat(sampler.choose(new float[] {3, 2})).isZero();
    }

    @Test
    void frequencyPenaltyGrowsWithEachTime() {
        Sampler sampler = new SamplingParameters(0, 1, OptionalInt.empty(), 0, 1, Map.of(), 3).sampler(0);

        assertThat(sampler.choose(new float[] {2.5f, 0})).isZero();
        assertThat(sampler.choose(new float[] {2.5f, 0})).isZero();
        assertThat(sampler.choose(new float[] {2.5f, 0})).isZero();
        assertThat(sampler.choose(new float[] {2.5f, 0})).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SamplingParameters(-1, 1, OptionalInt.empty(), 0, 0, Map.of(), 0))
                .withMessageContaining("temperature");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SamplingParameters(1, 1.1, OptionalInt.empty(), 0, 0, Map.of(), 0))
                .withMessageContaining("top_p");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SamplingParameters(1, 1, OptionalInt.of(0), 0, 0, Map.of(), 0))
                .withMessageContaining("top_k");
    }
}
