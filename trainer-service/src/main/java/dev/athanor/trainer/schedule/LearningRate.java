package dev.athanor.trainer.schedule;

import dev.athanor.contracts.config.OptimizerConfiguration;
import dev.athanor.contracts.config.ScheduleConfiguration;

/**
 * The learning rate of each step: nanoGPT's linear warm-up, {@code peak * (step + 1) / (warmup + 1)}, then a curve from
 * the peak to the minimum, which the last step has (for the cosine see <a
 * href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, 2017</a>).
 *
 * @param kind of the curve
 * @param peak after the warm-up
 * @param minimum at the last step
 * @param warmup steps of the warm-up
 * @param steps of the run
 */
public record LearningRate(ScheduleConfiguration.Kind kind, double peak, double minimum, long warmup, long steps) {

    /** The schedule of a run of {@code steps} steps. */
    public static LearningRate of(OptimizerConfiguration optimizer, ScheduleConfiguration schedule, long steps) {
        return new LearningRate(
                schedule.kind(),
                optimizer.learningRate(),
                schedule.minimumLearningRate(),
                schedule.warmupSteps(),
                steps);
    }

    /**
     * The rate of a step.
     *
     * @param step counted from 0
     */
    public double at(long step) {
        if (step < warmup) {
            return peak * (step + 1) / (warmup + 1);
        }
        return switch (kind) {
            case COSINE -> minimum + (peak - minimum) * 0.5 * (1 + Math.cos(Math.PI * progress(step)));
            case LINEAR -> peak + (minimum - peak) * progress(step);
            case CONSTANT -> peak;
        };
    }

    /** From 0 at the first step after the warm-up to 1 at the last. */
    private double progress(long step) {
        long last = steps - 1;
        return last <= warmup ? 0 : Math.min(1, (double) (step - warmup) / (last - warmup));
    }
}
