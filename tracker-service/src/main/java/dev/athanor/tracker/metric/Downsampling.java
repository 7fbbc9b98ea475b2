package dev.athanor.tracker.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Fewer points for a chart that shows the same curve. The curve is cut into buckets of equally many points; of each, the
 * least and the greatest stay, so that no spike is lost, and of the whole the first and the last. NaN counts as the
 * greatest: a loss that broke must be seen.
 */
final class Downsampling {

    private Downsampling() {}

    /**
     * At most {@code wanted} of {@code points}, in their order.
     *
     * @param points ordered by step
     * @param wanted at least 4
     */
    static List<Point> of(List<Point> points, int wanted) {
        if (wanted < 4) {
            throw new IllegalArgumentException("wanted are %d points; allowed are 4 or more".formatted(wanted));
        }
        if (points.size() <= wanted) {
            return points;
        }
        NavigableSet<Integer> kept = new TreeSet<>(List.of(0, points.size() - 1));
        int buckets = (wanted - 2) / 2;
        for (int bucket = 0; bucket < buckets; bucket++) {
            keepExtremes(points, border(points, bucket, buckets), border(points, bucket + 1, buckets), kept);
        }
        return at(points, kept);
    }

    private static int border(List<Point> points, int bucket, int buckets) {
        return (int) ((long) points.size() * bucket / buckets);
    }

    private static void keepExtremes(List<Point> points, int from, int to, NavigableSet<Integer> kept) {
        int least = from;
        int greatest = from;
        for (int i = from + 1; i < to; i++) {
            double value = points.get(i).value();
            least = Double.compare(value, points.get(least).value()) < 0 ? i : least;
            greatest = Double.compare(value, points.get(greatest).value()) > 0 ? i : greatest;
        }
        kept.add(least);
        kept.add(greatest);
    }

    private static List<Point> at(List<Point> points, NavigableSet<Integer> kept) {
        List<Point> chosen = new ArrayList<>(kept.size());
        kept.forEach(index -> chosen.add(points.get(index)));
        return chosen;
    }
}
