/** The algorithm: steps, evaluations and checkpoints in their order, and the ways in which a run can end. */
@NullMarked
package dev.athanor.trainer.loop;

import org.jspecify.annotations.NullMarked;
