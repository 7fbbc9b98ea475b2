/** A run's page as data: the run with its attempts, checkpoints, exports and endpoints. */
@NullMarked
package dev.athanor.tracker.detail;

import org.jspecify.annotations.NullMarked;
