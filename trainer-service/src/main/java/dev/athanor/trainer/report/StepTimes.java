package dev.athanor.trainer.report;

import java.util.Arrays;

/** How long the newest steps took. */
final class StepTimes {

    /** Enough for the slowest hundredth to be ten steps. */
    static final int WINDOW = 1000;

    private final long[] nanos = new long[WINDOW];
    private long steps;

    void add(long stepNanos) {
        nanos[(int) (steps % WINDOW)] = stepNanos;
        steps++;
    }

    boolean isEmpty() {
        return steps == 0;
    }

    /**
     * The least time that so many of the newest steps did not exceed (nearest rank), in seconds, for each share.
     *
     * @param shares above 0, at most 1
     */
    double[] percentiles(double... shares) {
        long[] sorted = Arrays.copyOf(nanos, (int) Math.min(steps, WINDOW));
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e9)
                .toArray();
    }
}
