package dev.athanor.trainer.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupsTest {

    @Property
    void everyWindowHasOnePlaceWhateverTheOrderOfTheGroups(
            @ForAll @LongRange(min = 1, max = 500) long windows,
            @ForAll @IntRange(min = 2, max = 20) int wanted,
            @ForAll @Size(20) List<@DoubleRange(min = 0, max = 10) Double> losses,
            @ForAll @DoubleRange(min = 0, max = 1) double weight) {
        Groups groups = Groups.of(windows, wanted);

        List<Integer> order = groups.order(losses.subList(0, groups.count()), weight);

        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, groups.count()).boxed().toList());
        assertThat(LongStream.range(0, windows)
                        .map(rank -> groups.rank(order, rank))
                        .sorted())
                .containsExactlyElementsOf(LongStream.range(0, windows).boxed().toList());
    }

    @Test
    void modelsOwnLossDecidesWhereNothingElseCounts() {
        assertThat(new Groups(30, 3).order(List.of(2.0, 3.0, 1.0), 1)).containsExactly(2, 0, 1);
    }

    @Test
    void textDecidesWhereTheLossDoesNotCount() {
        assertThat(new Groups(30, 3).order(List.of(2.0, 3.0, 1.0), 0)).containsExactly(0, 1, 2);
    }

    @Test
    void equalLossesLeaveTheOrderOfTheText() {
        assertThat(new Groups(30, 3).order(List.of(2.0, 2.0, 2.0), 1)).containsExactly(0, 1, 2);
    }
}
