/**
 * Jobs from the queue: claiming an attempt, fencing it against newer ones, preparing, training, and saying exactly once
 * how the run ended.
 */
@NullMarked
package dev.athanor.trainer.job;

import org.jspecify.annotations.NullMarked;
