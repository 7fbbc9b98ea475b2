package dev.athanor.tracker.metric;

/**
 * A point of a curve.
 *
 * @param step optimizer steps done
 * @param value may be NaN or infinite
 * @param timeMillis since the epoch
 */
record Point(long step, double value, long timeMillis) {}
