package dev.athanor.trainer.report;

import dev.athanor.trainer.loop.StepRecord;

/** Sums over the steps since the last report. */
final class Interval {

    private final long tokensPerStep;
    private long steps;
    private long totalNanos;
    private long nativeNanos;

    Interval(long tokensPerStep) {
        this.tokensPerStep = tokensPerStep;
    }

    void add(StepRecord step) {
        steps++;
        totalNanos += step.totalNanos();
        nativeNanos += step.nativeNanos();
    }

    boolean isEmpty() {
        return steps == 0 || totalNanos == 0;
    }

    double tokensPerSecond() {
        return steps * tokensPerStep * 1e9 / totalNanos;
    }

    double secondsPerStep() {
        return totalNanos / 1e9 / steps;
    }

    /** Share of the time that was spent outside the native call, from 0 to 1. */
    double hostShare() {
        return (double) (totalNanos - nativeNanos) / totalNanos;
    }
}
