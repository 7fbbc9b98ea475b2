package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TrainingOrderTest {

    @Property
    void everyWindowLiesInTheText(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int contextLength,
            @ForAll @IntRange(min = 1, max = 100_000) int more,
            @ForAll @LongRange(min = 0, max = 10_000_000) long sample) {
        long tokens = (long) contextLength + more;

        long start = new TrainingOrder(seed, tokens, contextLength).start(sample);

        assertThat(start).isNotNegative();
        assertThat(start + contextLength + 1).isLessThanOrEqualTo(tokens);
    }

    @Property
    void anEpochReadsEachOfItsWindowsOnceAndNoneOverlap(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int contextLength,
            @ForAll @IntRange(min = 1, max = 3000) int more,
            @ForAll @LongRange(min = 0, max = 50) long epoch) {
        TrainingOrder order = new TrainingOrder(seed, (long) contextLength + more, contextLength);

        long[] starts = LongStream.range(0, order.windows())
                .map(position -> order.start(epoch * order.windows() + position))
                .sorted()
                .toArray();

        for (int i = 1; i < starts.length; i++) {
            assertThat(starts[i] - starts[i - 1]).isEqualTo(contextLength);
        }
    }

    @Test
    void windowsAreCutElsewhereInAnotherEpoch() {
        TrainingOrder order = new TrainingOrder(1337, 100_000, 64);

        long offsets = LongStream.range(0, 50)
                .map(epoch -> order.start(epoch, 0) % 64)
                .distinct()
                .count();

        assertThat(offsets).isGreaterThan(20);
    }

    @Test
    void aTextWithoutAWindowIsRefused() {
        assertThatThrownBy(() -> new TrainingOrder(1, 64, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 tokens has no window of 65");
    }
}
