/**
 * What a run learns: each objective makes its own batches of its own form of dataset, to train on and to be evaluated on, and
 * has its own way to tell how well it goes.
 */
@NullMarked
package dev.athanor.trainer.objective;

import org.jspecify.annotations.NullMarked;
