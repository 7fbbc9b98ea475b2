/**
 * Runs while they happen. Every instance of the tracker hears all events of the log in a consumer group of its own and
 * tells them to its watchers; nothing is stored here, and what was missed is in the tables.
 */
@NullMarked
package dev.athanor.tracker.live;

import org.jspecify.annotations.NullMarked;
