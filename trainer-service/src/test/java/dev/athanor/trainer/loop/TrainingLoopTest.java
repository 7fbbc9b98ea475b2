package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.LoopState;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingLoopTest extends RehearsedLoop {

    @Test
    void everyStepTakesTheNextBatchAndIsRecorded() {
        Ending ending = loop(Milestone.START).run();

        assertThat(ending).isEqualTo(new Ending.Finished(10, 0.5));
        assertThat(program.batches)
                .containsExactlyElementsOf(LongStream.range(0, 10).boxed().toList());
        assertThat(steps)
                .extracting(StepRecord::step)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.learningRate()).isEqualTo(0.1);
            assertThat(step.totalNanos()).isGreaterThanOrEqualTo(step.nativeNanos());
        });
    }

    @Test
    void evaluationsAndCheckpointsComeAtTheirStepsAndTheLastEvaluationIsTheThoroughOne() {
        loop(Milestone.START).run();

        assertThat(evaluations).containsExactly("4", "8", "10");
        assertThat(program.evaluated).isEqualTo(2 + 2 + 5);
        assertThat(keeper.saved).containsExactly("3 -", "6 -", "9 -");
    }

    @Test
    void checkpointKnowsTheValidationLossOfItsOwnStepOnly() {
        orders.saveAt = List.of(4L, 5L);

        loop(Milestone.START).run();

        assertThat(keeper.saved).contains("4 0.5", "5 -");
    }

    @Test
    void resumedLoopGoesOnAtItsStep() {
        Ending ending =
                loop(new Milestone(7, OptionalDouble.empty(), LoopState.FRESH)).run();

        assertThat(ending).isEqualTo(new Ending.Finished(10, 0.5));
        assertThat(steps).extracting(StepRecord::step).containsExactly(8L, 9L, 10L);
    }

    @Test
    void evaluationThatTheCheckpointHasBehindItIsNotDoneAgain() {
        loop(new Milestone(8, OptionalDouble.of(0.7), LoopState.FRESH)).run();

        assertThat(evaluations).containsExactly("10");
    }

    @Test
    void evaluationThatWasInterruptedIsDoneAfterTheResume() {
        loop(new Milestone(8, OptionalDouble.empty(), LoopState.FRESH)).run();

        assertThat(evaluations).containsExactly("8", "10");
    }

    @Test
    void runThatHasOnlyItsEndBeforeItIsEvaluated() {
        Ending ending =
                loop(new Milestone(10, OptionalDouble.empty(), LoopState.FRESH)).run();

        assertThat(ending).isEqualTo(new Ending.Finished(10, 0.5));
        assertThat(steps).isEmpty();
    }

    @Test
    void interruptionEndsTheLoopAfterTheStepInProgress() {
        orders.interruptAt = 5;

        TrainingLoop loop = loop(Milestone.START);
        Ending ending = loop.run();

        assertThat(ending).isEqualTo(new Ending.Interrupted(orders.interruption));
        assertThat(loop.milestone().step()).isEqualTo(5);
    }

    @Test
    void interruptionDoesNotWaitForTheEndOfAnEvaluation() {
        orders.interruptWhenEvaluated = 1;

        TrainingLoop loop = loop(Milestone.START);
        Ending ending = loop.run();

        assertThat(ending).isEqualTo(new Ending.Interrupted(orders.interruption));
        assertThat(loop.milestone().step()).isEqualTo(4);
        assertThat(loop.milestone().validationLoss()).isEmpty();
        assertThat(evaluations).isEmpty();
    }

    @Test
    void keeperHearsOfEveryStepAndOfTheOneThatIsOnlyTried() {
        orders.interruptAt = 5;
        TrainingLoop loop = loop(Milestone.START);
        loop.run();

        loop.tryNextStep();

        assertThat(keeper.stepped).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(steps).hasSize(5);
        assertThat(loop.milestone().step()).isEqualTo(5);
    }

    @Test
    void evaluationAmongTheBestIsFollowedByACheckpoint() {
        program.evaluations = Map.of(2L, 0.6, 4L, 0.4, 6L, 0.5, 8L, 0.45);

        loop(plan("{evaluation: {every: 2, batches: 2}, checkpoints: {every: 100, keepBest: 2}}"), Milestone.START)
                .run();

        assertThat(keeper.saved).containsExactly("2 0.6", "4 0.4", "6 0.5", "8 0.45");
    }

    @Test
    void checkpointIsTakenBeforeTheRateIsRaisedToItsPeakAgain() {
        TrainingPlan plan = plan("""
                schedule: {kind: cosine-with-restarts, warmupSteps: 0, minimumLearningRate: 0, restarts: {cycles: 3}}
                checkpoints: {every: 100, keepBest: 0}
                """);

        loop(plan, Milestone.START).run();

        assertThat(keeper.saved).containsExactly("3 -", "6 -");
    }

    @Test
    void plateauReducesTheRateAndIsResumedExactly() {
        program.evaluations = Map.of(2L, 0.6, 4L, 0.6, 6L, 0.6, 8L, 0.6);
        TrainingPlan plan = plan("""
                evaluation: {every: 2, batches: 2, finalBatches: 5}
                schedule: {kind: reduce-on-plateau, warmupSteps: 0, plateau: {factor: 0.5, patience: 1}}
                """);
        loop(plan, Milestone.START).run();
        List<Double> uninterrupted =
                steps.stream().map(StepRecord::learningRate).toList();

        steps.clear();
        orders.interruptAt = 5;
        TrainingLoop interrupted = loop(plan, Milestone.START);
        interrupted.run();
        orders.interruptAt = Long.MAX_VALUE;
        loop(plan, interrupted.milestone()).run();

        assertThat(uninterrupted).containsExactly(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05);
        assertThat(steps).extracting(StepRecord::learningRate).isEqualTo(uninterrupted);
    }
}
