package dev.athanor.tracker.metric;

import java.util.List;

/**
 * A curve by columns, as charts take it.
 *
 * @param name such as {@code train/loss}
 * @param total how many points the run has in the range
 * @param steps optimizer steps, rising
 * @param values as JSON, {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"} are strings
 * @param times milliseconds since the epoch
 */
public record Series(String name, int total, List<Long> steps, List<Double> values, List<Long> times) {

    static Series of(String name, int total, List<Point> points) {
        return new Series(
                name,
                total,
                points.stream().map(Point::step).toList(),
                points.stream().map(Point::value).toList(),
                points.stream().map(Point::timeMillis).toList());
    }
}
