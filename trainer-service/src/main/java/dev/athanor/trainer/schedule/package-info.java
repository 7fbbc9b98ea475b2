/**
 * The learning rate as a closed form of the step: {@link dev.athanor.trainer.schedule.LearningRate} warms up and then
 * follows a {@link dev.athanor.trainer.schedule.Curve}. The one curve that depends on how the run went counts its
 * reductions in a {@link dev.athanor.contracts.address.PlateauState}, which is kept in the checkpoint.
 */
@NullMarked
package dev.athanor.trainer.schedule;

import org.jspecify.annotations.NullMarked;
