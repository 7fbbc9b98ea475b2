/**
 * The trainer: takes one training job at a time from the work queue, trains, and says on the log what happened.
 *
 * <p>A job's way through the packages: {@link dev.athanor.trainer.job} claims it, {@link dev.athanor.trainer.tokens}
 * brings its dataset, {@link dev.athanor.trainer.checkpoint} finds where to go on, {@link dev.athanor.trainer.program} is
 * the TorchScript program that computes a step, {@link dev.athanor.trainer.loop} is the algorithm, fed by {@link
 * dev.athanor.trainer.batch} and {@link dev.athanor.trainer.schedule}, told what to do by {@link
 * dev.athanor.trainer.control} and heard through {@link dev.athanor.trainer.report}. Only {@link
 * dev.athanor.trainer.wiring} knows Quarkus.
 *
 * <p>The trainer keeps no tables. Its state is the job that it holds, the objects that it wrote and the events that it
 * sent, so that any other trainer can go on where it stopped.
 */
@NullMarked
package dev.athanor.trainer;

import org.jspecify.annotations.NullMarked;
