package dev.athanor.data.measure;

import java.util.ArrayList;
import java.util.List;

/** Counts lengths as they come, in constant memory. */
public final class HistogramCounter {

    /** The first is for 0, the one after that for 1, then 2 and 3, then 4 to 7. */
    private final long[] counts = new long[Long.SIZE + 1];

    private long count;
    private long total;
    private long smallest = Long.MAX_VALUE;
    private long largest;

    /** One more. */
    public void add(long length) {
        counts[bucketOf(length)]++;
        count++;
        total += length;
        smallest = Math.min(smallest, length);
        largest = Math.max(largest, length);
    }

    /** What was counted so far. */
    public Histogram histogram() {
        if (count == 0) {
            return new Histogram(0, 0, 0, 0, List.of());
        }
        List<Histogram.Bucket> buckets = new ArrayList<>();
        for (int bucket = bucketOf(smallest); bucket <= bucketOf(largest); bucket++) {
            long from = bucket == 0 ? 0 : 1L << (bucket - 1);
            buckets.add(new Histogram.Bucket(from, bucket == 0 ? 0 : 2 * from - 1, counts[bucket]));
        }
        return new Histogram(count, (double) total / count, smallest, largest, buckets);
    }

    private static int bucketOf(long length) {
        return Long.SIZE - Long.numberOfLeadingZeros(length);
    }
}
