/** Endpoints as far as a run's page shows them. */
@NullMarked
package dev.athanor.tracker.deployment;

import org.jspecify.annotations.NullMarked;
