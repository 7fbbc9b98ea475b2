package dev.athanor.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StepTimesTest {

    private final StepTimes times = new StepTimes();

    @Test
    void percentileIsTheNearestRank() {
        LongStream.rangeClosed(1, 100).forEach(i -> times.add(i * 1_000_000_000));

        assertThat(times.percentiles(0.5, 0.95, 0.99, 1)).containsExactly(50, 95, 99, 100);
    }

    @Test
    void singleStepIsEveryPercentile() {
        times.add(2_000_000_000);

        assertThat(times.percentiles(0.01, 0.5, 1)).containsExactly(2, 2, 2);
    }

    @Test
    void oldStepsLeaveTheWindow() {
        LongStream.range(0, StepTimes.WINDOW).forEach(i -> times.add(9_000_000_000L));
        LongStream.range(0, StepTimes.WINDOW).forEach(i -> times.add(1_000_000_000));

        assertThat(times.percentiles(1)).containsExactly(1);
    }
}
