/**
 * Metric points: taken in by the thousand, once each, and given out as curves, thinned for a chart where they are many.
 */
@NullMarked
package dev.athanor.tracker.metric;

import org.jspecify.annotations.NullMarked;
