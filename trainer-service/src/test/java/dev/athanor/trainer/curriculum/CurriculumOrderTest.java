package dev.athanor.trainer.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.CurriculumState.Decision;
import dev.athanor.contracts.config.CurriculumConfiguration.Kind;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CurriculumOrderTest {

    private static final int ROWS = 4;

    @Property
    void epochOfAStageIsAPermutationOfTheAllowedWindows(
            @ForAll long seed,
            @ForAll Kind kind,
            @ForAll @LongRange(min = 1, max = 200) long windows,
            @ForAll @LongRange(min = 0, max = 300) long batch,
            @ForAll @IntRange(min = 0, max = 3) int epoch) {
        Pacing pacing = new Pacing(kind, 0.1, 20, 200, 5);
        CurriculumOrder order = order(seed, windows, pacing);
        long start = pacing.stageStart(batch);
        long allowed = order.allowed(batch, CurriculumState.INITIAL);

        // The samples of an epoch, as far as the stage comes.
        long first = start * ROWS + epoch * allowed;
        long[] read = LongStream.range(first, first + allowed)
                .filter(sample -> pacing.stageStart(sample / ROWS) == start)
                .map(sample -> order.window(sample, CurriculumState.INITIAL))
                .toArray();

        assertThat(read).doesNotHaveDuplicates();
        assertThat(LongStream.of(read)).allMatch(window -> window >= 0 && window < allowed);
    }

    @Property
    void onceAllWindowsAreAllowedAnEpochReadsThemAll(
            @ForAll long seed, @ForAll @LongRange(min = 1, max = 200) long windows) {
        Pacing pacing = new Pacing(Kind.LINEAR, 0.1, 20, 200, 5);
        CurriculumOrder order = order(seed, windows, pacing);
        long first = pacing.stageStart(1_000_000) * ROWS;

        assertThat(LongStream.range(first, first + windows)
                        .map(sample -> order.window(sample, CurriculumState.INITIAL))
                        .sorted())
                .containsExactlyElementsOf(LongStream.range(0, windows).boxed().toList());
    }

    @Property
    void allowedWindowsNeverBecomeFewer(
            @ForAll Kind kind,
            @ForAll @LongRange(min = 1, max = 100_000) long windows,
            @ForAll @LongRange(min = 0, max = 400) long batch) {
        CurriculumOrder order = order(7, windows, new Pacing(kind, 0.05, 20, 200, 5));

        assertThat(order.allowed(batch + 1, CurriculumState.INITIAL))
                .isGreaterThanOrEqualTo(order.allowed(batch, CurriculumState.INITIAL));
    }

    @Test
    void batchFollowsTheNewestDecisionBeforeIt() {
        CurriculumOrder order = order(7, 1000, new Pacing(Kind.PERFORMANCE, 0.1, 0, 0, 9));
        CurriculumState state =
                new CurriculumState(2.0, List.of(new Decision(11, 1, List.of()), new Decision(21, 2, List.of())));

        assertThat(order.allowed(10, state)).isEqualTo(100);
        assertThat(order.allowed(11, state)).isEqualTo(200);
        assertThat(order.allowed(20, state)).isEqualTo(200);
        assertThat(order.allowed(21, state)).isEqualTo(300);
    }

    @Test
    void windowsOfTheModelsEasiestGroupAreReadFirst() {
        CurriculumOrder order = order(7, 1000, new Pacing(Kind.PERFORMANCE, 0.1, 0, 0, 9));
        CurriculumState state =
                new CurriculumState(2.0, List.of(new Decision(5, 0, List.of(9, 0, 1, 2, 3, 4, 5, 6, 7, 8))));

        assertThat(LongStream.range(5 * ROWS, 5 * ROWS + 100).map(sample -> order.window(sample, state)))
                .allMatch(window -> window >= 900);
    }

    @Test
    void batchHasEnoughWindowsForAllItsRows() {
        CurriculumOrder order = order(7, 1000, new Pacing(Kind.LINEAR, 0.001, 100, 100, 5));

        assertThat(order.allowed(0, CurriculumState.INITIAL)).isEqualTo(ROWS);
    }

    private static CurriculumOrder order(long seed, long windows, Pacing pacing) {
        return new CurriculumOrder(seed, ROWS, rank -> rank, pacing, Groups.of(windows, 10));
    }
}
