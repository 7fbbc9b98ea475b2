/**
 * Checkpoints of a run: where to go on from, how they reach the object store without holding up the training, and which
 * of them stay.
 */
@NullMarked
package dev.athanor.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
