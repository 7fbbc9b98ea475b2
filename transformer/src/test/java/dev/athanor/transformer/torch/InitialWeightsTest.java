package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

    private static final Initialisation NORMAL = new Initialisation.Normal(0.02);

    @Test
    void philoxGivesThePublishedNumbers() {
        int[] zeros = new int[4];
        new Philox(0).fill(0, zeros);

        assertThat(zeros).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    }

    @Test
    void weightsAreAFunctionOfSeedAndNameAlone() {
        var wide = new Parameter("a", List.of(100, 1000), NORMAL);
        var narrow = new Parameter("a", List.of(7), NORMAL);
        var other = new Parameter("b", List.of(7), NORMAL);

        FloatBuffer first = values(1, narrow);

        assertThat(values(1, wide).slice(0, 7)).isEqualTo(first);
        assertThat(values(1, other)).isNotEqualTo(first);
        assertThat(values(2, narrow)).isNotEqualTo(first);
    }

    @Test
    void normalWeightsHaveTheMomentsOfTheirDistribution() {
        int count = 1_000_003;
        FloatBuffer values = values(3, new Parameter("a", List.of(count), NORMAL));
        double mean = 0;
        double second = 0;
        double fourth = 0;
        for (int i = 0; i < count; i++) {
            double z = values.get(i) / 0.02;
            mean += z / count;
            second += z * z / count;
            fourth += z * z * z * z / count;
        }

        assertThat(mean).isCloseTo(0, within(0.005));
        assertThat(second).isCloseTo(1, within(0.007));
        assertThat(fourth).isCloseTo(3, within(0.05));
    }

    private static FloatBuffer values(long seed, Parameter parameter) {
        return new InitialWeights(seed).of(parameter).asFloatBuffer();
    }
}
