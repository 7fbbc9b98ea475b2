package dev.athanor.trainer.loop;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.schedule.LearningRate;

/**
 * What a run does at which step.
 *
 * @param steps optimizer steps
 * @param learningRate of each step
 * @param evaluateEvery steps between evaluations
 * @param evaluationBatches of an evaluation in mid-run
 * @param finalEvaluationBatches of the one at the end
 * @param checkpointEvery steps between checkpoints
 */
public record TrainingPlan(
        long steps,
        LearningRate learningRate,
        long evaluateEvery,
        int evaluationBatches,
        int finalEvaluationBatches,
        long checkpointEvery) {

    /** The plan that a configuration asks for. */
    public static TrainingPlan of(RunConfiguration configuration) {
        long steps = configuration.training().steps();
        return new TrainingPlan(
                steps,
                LearningRate.of(configuration.optimizer(), configuration.schedule(), steps),
                configuration.evaluation().every(),
                configuration.evaluation().batches(),
                configuration.evaluation().finalBatches(),
                configuration.checkpoints().every());
    }

    boolean isDone(long step) {
        return step >= steps;
    }

    boolean isEvaluated(long step) {
        return step > 0 && step < steps && step % evaluateEvery == 0;
    }

    boolean isCheckpointed(long step) {
        return step > 0 && step < steps && step % checkpointEvery == 0;
    }
}
