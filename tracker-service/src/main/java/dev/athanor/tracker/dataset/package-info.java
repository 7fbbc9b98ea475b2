/**
 * What the tracker knows of datasets: enough to say whether a run can be trained on one, and what to do if not. The
 * catalogue itself is the data service's.
 */
@NullMarked
package dev.athanor.tracker.dataset;

import org.jspecify.annotations.NullMarked;
