/** Runs side by side: what was set differently, and what came of it. */
@NullMarked
package dev.athanor.tracker.comparison;

import org.jspecify.annotations.NullMarked;
