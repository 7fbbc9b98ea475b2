package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LikeLengthsTest {

    private static final int ROWS = 8;
    private static final int SAMPLES = 640;

    @Property
    void everyPoolHasTheSamplesThatItHadBefore(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int rows,
            @ForAll @IntRange(min = 1, max = 20) int batches) {
        LongUnaryOperator order = new SampleOrder(seed, SAMPLES)::sample;
        var like = new LikeLengths(order, LikeLengthsTest::length, rows, batches, seed);
        long size = (long) rows * batches;

        for (long pool = 0; pool < 3; pool++) {
            assertThat(samples(like::sample, pool * size, size))
                    .containsExactlyInAnyOrderElementsOf(samples(order, pool * size, size));
        }
    }

    @Test
    void batchesHaveAFractionOfThePadding() {
        LongUnaryOperator order = new SampleOrder(7, SAMPLES)::sample;
        var like = new LikeLengths(order, LikeLengthsTest::length, ROWS, 20, 7);

        assertThat(padding(like::sample)).isLessThan(padding(order) / 4);
    }

    @Test
    void batchesDoNotComeInTheOrderOfTheirLengths() {
        var like = new LikeLengths(new SampleOrder(7, SAMPLES)::sample, LikeLengthsTest::length, ROWS, 20, 7);

        List<Long> longest = LongStream.range(0, 20)
                .map(batch -> longest(like::sample, batch))
                .boxed()
                .toList();

        assertThat(longest).isNotEqualTo(longest.stream().sorted().toList());
    }

    @Test
    void placeIsAnsweredTheSameWhateverWasAskedBefore() {
        LongUnaryOperator order = new SampleOrder(7, SAMPLES)::sample;
        var straight = new LikeLengths(order, LikeLengthsTest::length, ROWS, 20, 7);
        var backwards = new LikeLengths(order, LikeLengthsTest::length, ROWS, 20, 7);

        List<Long> expected = samples(straight::sample, 0, SAMPLES);

        for (int place = SAMPLES - 1; place >= 0; place--) {
            assertThat(backwards.sample(place)).isEqualTo(expected.get(place));
        }
    }

    private static long padding(LongUnaryOperator order) {
        return LongStream.range(0, SAMPLES / ROWS)
                .map(batch -> ROWS * longest(order, batch)
                        - samples(order, batch * ROWS, ROWS).stream()
                                .mapToLong(LikeLengthsTest::length)
                                .sum())
                .sum();
    }

    private static long length(long sample) {
        return Mixing.below(100, 3, sample);
    }

    private static long longest(LongUnaryOperator order, long batch) {
        return samples(order, batch * ROWS, ROWS).stream()
                .mapToLong(LikeLengthsTest::length)
                .max()
                .orElseThrow();
    }

    private static List<Long> samples(LongUnaryOperator order, long from, long count) {
        return LongStream.range(from, from + count).map(order).boxed().toList();
    }
}
