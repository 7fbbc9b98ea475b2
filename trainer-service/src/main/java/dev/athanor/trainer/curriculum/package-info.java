/**
 * From easy to difficult: which windows a run may read at a step, and in which order. The order is a function of the
 * configuration, the seed and the position, and of what the run's evaluations decided, which stands in its checkpoints;
 * so a run that is resumed reads what an undisturbed one would have read.
 */
@NullMarked
package dev.athanor.trainer.curriculum;

import org.jspecify.annotations.NullMarked;
