/** Exports as far as a run's page shows them: what was asked for, what came of it, how far it is from the checkpoint. */
@NullMarked
package dev.athanor.tracker.export;

import org.jspecify.annotations.NullMarked;
