package dev.athanor.trainer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PermutationTest {

    @Property
    void everyPlaceIsTakenExactlyOnce(@ForAll @IntRange(min = 1, max = 5000) int size, @ForAll long key) {
        Permutation permutation = new Permutation(size, key);

        BitSet taken = new BitSet(size);
        LongStream.range(0, size).forEach(index -> taken.set(Math.toIntExact(permutation.apply(index))));

        assertThat(taken.cardinality()).isEqualTo(size);
        assertThat(taken.length()).isEqualTo(size);
    }

    @Property
    void placesStayInRangeForTextsOfAnySize(
            @ForAll @LongRange(min = 1, max = 1L << 62) long size, @ForAll long key, @ForAll long anyIndex) {
        long index = Math.floorMod(anyIndex, size);

        assertThat(new Permutation(size, key).apply(index)).isBetween(0L, size - 1);
    }

    @Test
    void anotherKeyIsAnotherOrder() {
        long[] one =
                LongStream.range(0, 100).map(new Permutation(100, 1)::apply).toArray();
        long[] other =
                LongStream.range(0, 100).map(new Permutation(100, 2)::apply).toArray();

        assertThat(one).isNotEqualTo(other);
    }

    /** A shuffle of n numbers has about one fixed point and neighbours that are n / 3 apart on average. */
    @Test
    void neighboursAreTornApart() {
        Permutation permutation = new Permutation(10_000, 1337);

        double distance = LongStream.range(1, 10_000)
                .map(index -> Math.abs(permutation.apply(index) - permutation.apply(index - 1)))
                .average()
                .orElseThrow();

        assertThat(distance).isBetween(3000.0, 3700.0);
    }

    @Test
    void thereIsNoPlaceBehindTheLast() {
        assertThatThrownBy(() -> new Permutation(10, 1).apply(10)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
