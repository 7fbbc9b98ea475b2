/**
 * How a run begins: its configuration is resolved and checked as a whole, its dataset pinned to one version, and one event
 * is appended to the log. Nothing else is written; the run's row is a projection of that event.
 */
@NullMarked
package dev.athanor.tracker.submission;

import org.jspecify.annotations.NullMarked;
