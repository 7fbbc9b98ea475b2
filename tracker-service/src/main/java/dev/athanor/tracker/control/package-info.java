/** Signals to running jobs. Each is an event, so that who stopped what stands in the log. */
@NullMarked
package dev.athanor.tracker.control;

import org.jspecify.annotations.NullMarked;
