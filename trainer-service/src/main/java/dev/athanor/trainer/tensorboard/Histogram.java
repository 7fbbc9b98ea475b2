package dev.athanor.trainer.tensorboard;

import java.util.List;

/**
 * How values are distributed.
 *
 * @param least of them
 * @param greatest of them
 * @param count how many
 * @param sum of them
 * @param sumOfSquares of them
 * @param limits upper end of each bucket, ascending
 * @param counts values of each bucket
 */
public record Histogram(
        double least,
        double greatest,
        double count,
        double sum,
        double sumOfSquares,
        List<Double> limits,
        List<Double> counts) {

    public Histogram {
        limits = List.copyOf(limits);
        counts = List.copyOf(counts);
        if (limits.size() != counts.size()) {
            throw new IllegalArgumentException(
                    "%d limits are not those of %d buckets".formatted(limits.size(), counts.size()));
        }
    }
}
