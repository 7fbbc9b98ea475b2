package dev.athanor.data.measure;

import java.util.List;

/**
 * How often lengths occur, in buckets that double.
 *
 * @param count of all
 * @param mean 0 of none
 * @param smallest 0 of none
 * @param largest 0 of none
 * @param buckets from the first that holds something to the last, without gaps
 */
public record Histogram(long count, double mean, long smallest, long largest, List<Bucket> buckets) {
    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /**
     * Some of the lengths.
     *
     * @param from the smallest that belongs here
     * @param to the largest
     * @param count how many there are
     */
    public record Bucket(long from, long to, long count) {}
}
