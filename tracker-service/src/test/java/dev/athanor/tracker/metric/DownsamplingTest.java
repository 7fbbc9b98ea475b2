package dev.athanor.tracker.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class DownsamplingTest {

    @Property
    void thinnedCurveIsASubsequenceWithTheFirstAndTheLastPoint(
            @ForAll("curves") List<Point> curve, @ForAll @IntRange(min = 4, max = 60) int wanted) {
        var thinned = Downsampling.of(curve, wanted);

        assertThat(thinned).hasSizeLessThanOrEqualTo(wanted);
        assertThat(curve).containsSubsequence(thinned);
        assertThat(thinned.getFirst()).isEqualTo(curve.getFirst());
        assertThat(thinned.getLast()).isEqualTo(curve.getLast());
    }

    @Property
    void thinnedCurveKeepsItsExtremes(
            @ForAll("curves") List<Point> curve, @ForAll @IntRange(min = 4, max = 60) int wanted) {
        var thinned = Downsampling.of(curve, wanted);

        assertThat(Double.compare(least(thinned), least(curve))).isZero();
        assertThat(Double.compare(greatest(thinned), greatest(curve))).isZero();
    }

    @Property
    void curveThatFitsStaysExact(@ForAll("curves") List<Point> curve) {
        assertThat(Downsampling.of(curve, Math.max(4, curve.size()))).isEqualTo(curve);
    }

    @Example
    void fewerThanFourPointsAreNoCurve() {
        assertThatThrownBy(() -> Downsampling.of(List.of(), 3)).hasMessageContaining("allowed are 4 or more");
    }

    @Provide
    Arbitrary<List<Point>> curves() {
        var values = Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.doubles().between(-10, 10)),
                Tuple.of(1, Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY)));
        return values.list().ofMinSize(1).ofMaxSize(400).map(list -> IntStream.range(0, list.size())
                .mapToObj(step -> new Point(step, list.get(step), step))
                .toList());
    }

    private static double least(List<Point> points) {
        return points.stream().map(Point::value).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static double greatest(List<Point> points) {
        return points.stream().map(Point::value).max(Comparator.naturalOrder()).orElseThrow();
    }
}
