package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixProductsTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void speedIsThatOfAMachineOfThisCentury(Precision precision) throws Exception {
        assertThat(MatrixProducts.flopsPerSecond(precision, Duration.ofMillis(100)))
                .isBetween(1e8, 1e16);
    }
}
