package dev.athanor.data.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistogramCounterTest {

    @Test
    void bucketsDoubleAndHaveNoGaps() {
        var counter = new HistogramCounter();
        LongStream.of(1, 2, 3, 9).forEach(counter::add);

        assertThat(counter.histogram())
                .isEqualTo(new Histogram(
                        4,
                        3.75,
                        1,
                        9,
                        List.of(
                                new Histogram.Bucket(1, 1, 1),
                                new Histogram.Bucket(2, 3, 2),
                                new Histogram.Bucket(4, 7, 0),
                                new Histogram.Bucket(8, 15, 1))));
    }

    @Test
    void nothingAndZeroAreCountedAsWell() {
        var counter = new HistogramCounter();
        assertThat(counter.histogram()).isEqualTo(new Histogram(0, 0, 0, 0, List.of()));

        counter.add(0);

        assertThat(counter.histogram().buckets()).containsExactly(new Histogram.Bucket(0, 0, 1));
    }
}
