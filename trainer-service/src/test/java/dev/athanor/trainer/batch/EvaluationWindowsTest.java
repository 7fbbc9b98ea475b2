package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EvaluationWindowsTest {

    @Property
    void everyWindowLiesInTheText(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int contextLength,
            @ForAll @IntRange(min = 1, max = 100_000) int more,
            @ForAll @LongRange(min = 0) long index) {
        long tokens = (long) contextLength + more;

        long start = new EvaluationWindows(seed, tokens, contextLength).start(index);

        assertThat(start).isBetween(0L, tokens - contextLength - 1);
    }

    @Test
    void allPlacesOfTheTextAreDrawn() {
        EvaluationWindows windows = new EvaluationWindows(1, 74, 64);

        long places = LongStream.range(0, 1000).map(windows::start).distinct().count();

        assertThat(places).isEqualTo(10);
    }

    @Test
    void theDrawDependsOnTheSeedAlone() {
        long[] one = LongStream.range(0, 100)
                .map(new EvaluationWindows(1, 5000, 64)::start)
                .toArray();
        long[] again = LongStream.range(0, 100)
                .map(new EvaluationWindows(1, 5000, 64)::start)
                .toArray();
        long[] other = LongStream.range(0, 100)
                .map(new EvaluationWindows(2, 5000, 64)::start)
                .toArray();

        assertThat(again).isEqualTo(one);
        assertThat(other).isNotEqualTo(one);
    }
}
