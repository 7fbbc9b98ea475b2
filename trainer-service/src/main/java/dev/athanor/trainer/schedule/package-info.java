/** The learning rate as a closed form of the step. */
@NullMarked
package dev.athanor.trainer.schedule;

import org.jspecify.annotations.NullMarked;
