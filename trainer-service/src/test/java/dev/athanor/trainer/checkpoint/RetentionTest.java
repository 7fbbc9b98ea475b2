package dev.athanor.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.trainer.checkpoint.Retention.Evaluated;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void theNewestAndTheBestStay() {
        List<Evaluated> all = List.of(
                new Evaluated(100, 3.0),
                new Evaluated(200, 1.0),
                new Evaluated(300, 2.0),
                new Evaluated(400, Double.NaN),
                new Evaluated(500, 2.5));

        assertThat(new Retention(1, 2).of(all)).extracting(Evaluated::step).containsExactlyInAnyOrder(200L, 300L, 500L);
    }

    @Property
    void neitherTheNewestNorTheBestEverGoes(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 9) Integer> losses,
            @ForAll @IntRange(min = 0, max = 5) int newest,
            @ForAll @IntRange(min = 0, max = 5) int best) {
        List<Evaluated> all = IntStream.range(0, losses.size())
                .mapToObj(i -> new Evaluated(i, losses.get(i) == 0 ? Double.NaN : losses.get(i)))
                .toList();

        var kept = new Retention(newest, best).of(all);

        assertThat(kept).contains(all.getLast());
        all.stream()
                .filter(checkpoint -> !Double.isNaN(checkpoint.score()))
                .min(Comparator.comparingDouble(Evaluated::score))
                .ifPresent(least -> assertThat(kept).anyMatch(checkpoint -> checkpoint.score() == least.score()));
        assertThat(kept).hasSizeLessThanOrEqualTo(Math.max(newest, 1) + Math.max(best, 1));
    }
}
