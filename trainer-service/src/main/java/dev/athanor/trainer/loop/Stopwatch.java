package dev.athanor.trainer.loop;

import java.util.function.LongSupplier;

/** Counts the time of a run, that of earlier attempts included. */
final class Stopwatch {

    private final LongSupplier nanos;
    private final double before;
    private final long begin;

    /**
     * Begins to count.
     *
     * @param nanos a clock that only moves forward
     * @param before seconds that went before
     */
    Stopwatch(LongSupplier nanos, double before) {
        this.nanos = nanos;
        this.before = before;
        this.begin = nanos.getAsLong();
    }

    double seconds() {
        return before + (nanos.getAsLong() - begin) / 1e9;
    }
}
