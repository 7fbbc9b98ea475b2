package dev.athanor.trainer.loop;

import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.config.BestBy;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.ScheduleConfiguration.Plateau;
import dev.athanor.trainer.schedule.LearningRate;
import dev.athanor.trainer.schedule.PlateauRule;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run does at which step.
 *
 * @param steps optimizer steps
 * @param seconds of training after which it ends all the same; 0 is no limit
 * @param learningRate of each step
 * @param plateauRule when the rate is reduced, should its curve heed that
 * @param earlyStopping when the run ends before its last step
 * @param skippedSteps in a row without a finite gradient after which it has diverged
 * @param evaluateEvery steps between evaluations
 * @param evaluationBatches of an evaluation in mid-run
 * @param finalEvaluationBatches of the one at the end
 * @param checkpointEvery steps between checkpoints
 * @param bestBy what makes an evaluation better than another
 * @param keepBest how many of the best evaluations are followed by a checkpoint
 */
public record TrainingPlan(
        long steps,
        long seconds,
        LearningRate learningRate,
        PlateauRule plateauRule,
        EarlyStopping earlyStopping,
        int skippedSteps,
        long evaluateEvery,
        int evaluationBatches,
        int finalEvaluationBatches,
        long checkpointEvery,
        BestBy bestBy,
        int keepBest) {

    /** Warm-ups rise by less from one step to the next, but for their first. */
    private static final double RISKY_RISE = 2;

    /**
     * The plan that a configuration asks for.
     *
     * @param configuration whose length is {@linkplain RunLength in steps}
     */
    public static TrainingPlan of(RunConfiguration configuration) {
        long steps = configuration.training().steps();
        Plateau plateau = configuration.schedule().plateau();
        return new TrainingPlan(
                steps,
                configuration.training().seconds(),
                LearningRate.of(configuration.optimizer(), configuration.schedule(), steps),
                new PlateauRule(plateau.patience(), plateau.minimumImprovement(), plateau.cooldown()),
                new EarlyStopping(
                        configuration.evaluation().patience(),
                        configuration.evaluation().minimumImprovement()),
                configuration.recovery().skippedSteps(),
                configuration.evaluation().every(),
                configuration.evaluation().batches(),
                configuration.evaluation().finalBatches(),
                configuration.checkpoints().every(),
                configuration.checkpoints().bestBy(),
                Math.max(
                        configuration.checkpoints().keepBest(),
                        configuration.evaluation().patience() > 0 ? 1 : 0));
    }

    /** Whether there is nothing left to train. */
    boolean isDone(long step, LoopState state) {
        return step >= steps
                || (seconds > 0 && state.elapsedSeconds() >= seconds)
                || earlyStopping.isOver(state.patience());
    }

    double learningRate(long step, LoopState state) {
        return learningRate.at(step, state.plateau());
    }

    /**
     * The score of an evaluation, the lesser the better; NaN if it did not measure what the run is judged by.
     *
     * @param loss mean cross-entropy
     * @param metrics what else was measured, by name
     */
    double score(double loss, Map<String, Double> metrics) {
        return bestBy.score(bestBy == BestBy.LOSS ? loss : metrics.getOrDefault(bestBy.metric(), Double.NaN));
    }

    /** What the policies remember after an evaluation in mid-run. The rate heeds the loss, whatever the run is judged by. */
    LoopState afterEvaluation(LoopState state, double loss, double score) {
        return new LoopState(
                state.elapsedSeconds(),
                state.skippedInARow(),
                plateauRule.after(state.plateau(), loss),
                earlyStopping.after(state.patience(), score),
                score,
                Stream.concat(state.bestScores().stream(), Stream.of(score))
                        .filter(Double::isFinite)
                        .sorted()
                        .limit(keepBest)
                        .toList());
    }

    boolean isEvaluated(long step) {
        return step > 0 && (step < steps ? step % evaluateEvery == 0 : earlyStopping.isOn());
    }

    /** A rate that is suddenly a multiple of the one before can throw a run off its course: restarts do that. */
    boolean isBeforeARisk(long step, LoopState state) {
        return step > learningRate.warmup()
                && step < steps
                && learningRate(step, state) > RISKY_RISE * learningRate(step - 1, state);
    }

    /** Not while steps are skipped: such a checkpoint would be none to go back to. */
    boolean isCheckpointed(long step, LoopState state) {
        return step > 0 && step < steps && step % checkpointEvery == 0 && state.skippedInARow() == 0;
    }
}
