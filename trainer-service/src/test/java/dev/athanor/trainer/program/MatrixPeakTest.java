package dev.athanor.trainer.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.Precision;
import org.junit.jupiter.api.Test;

class MatrixPeakTest {

    @Test
    void peakIsMeasuredOnceForEachArithmetic() {
        MatrixPeak peak = new MatrixPeak();

        double single = peak.of(Precision.FP32, 1);

        // Between a processor of the last century and the fastest accelerator of this one.
        assertThat(single).isBetween(1e8, 1e16);
        assertThat(peak.of(Precision.FP32, 1)).isEqualTo(single);
        assertThat(peak.of(Precision.BF16, 1)).isPositive();
    }
}
