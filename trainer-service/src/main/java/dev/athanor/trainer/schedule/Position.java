package dev.athanor.trainer.schedule;

/**
 * Where a step stands on a schedule.
 *
 * @param step counted from 0, not before the end of the warm-up
 * @param warmup steps of the warm-up
 * @param last step
 * @param peak rate after the warm-up
 * @param minimum rate
 * @param reductions by plateaus so far
 */
record Position(long step, long warmup, long last, double peak, double minimum, int reductions) {

    /** Steps since the first after the warm-up. */
    long sinceWarmup() {
        return step - warmup;
    }

    /** Steps from the first after the warm-up to the last. */
    long length() {
        return last - warmup;
    }

    /** From 0 at the first step after the warm-up to 1 at the last. */
    double progress() {
        return length() <= 0 ? 0 : Math.min(1, (double) sinceWarmup() / length());
    }

    /** The rate at a height from 0, the minimum, to 1, the peak. */
    double atHeight(double height) {
        return minimum + (peak - minimum) * height;
    }

    /** A share of the peak, but not less than the minimum. */
    double share(double share) {
        return Math.max(minimum, peak * share);
    }
}
