package dev.athanor.trainer.schedule;

import dev.athanor.contracts.address.PlateauState;
import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.ScheduleConfiguration;

/**
 * The learning rate of each step: a warm-up, then a curve. A pure function of the step and, where the curve heeds them,
 * of the plateaus so far, so that a resumed run needs to remember nothing else.
 *
 * @param curve after the warm-up
 * @param peak after the warm-up
 * @param minimum that the curve does not leave downwards
 * @param warmup steps of the warm-up
 * @param steps of the run
 */
public record LearningRate(Curve curve, double peak, double minimum, long warmup, long steps) {

    /** The schedule of a run of {@code steps} steps. */
    public static LearningRate of(OptimizerConfiguration optimizer, ScheduleConfiguration schedule, long steps) {
        return new LearningRate(
                Curve.of(schedule),
                optimizer.learningRate(),
                schedule.minimumLearningRate(),
                schedule.warmupRatio() > 0 ? (long) (schedule.warmupRatio() * steps) : schedule.warmupSteps(),
                steps);
    }

    /**
     * The rate of a step.
     *
     * @param step counted from 0
     * @param plateau as far as the run has come
     */
    public double at(long step, PlateauState plateau) {
        return step < warmup
                ? curve.rising(step, warmup, peak)
                : curve.at(new Position(step, warmup, steps - 1, peak, minimum, plateau.reductions()));
    }
}
