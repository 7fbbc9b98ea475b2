package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.address.PatienceState;
import dev.athanor.contracts.address.PlateauState;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LoopEndingsTest extends RehearsedLoop {

    private static final String PATIENT =
            "{evaluation: {every: 2, batches: 2, finalBatches: 5, patience: 2}, checkpoints: {every: 100}}";

    @Test
    void timeIsUpWhereverTheRunIs() {
        nanosPerLook = 1_000_000_000;

        TrainingLoop loop = loop(plan("{training: {steps: 10, seconds: 4}}"), Milestone.START);
        Ending ending = loop.run();

        assertThat(ending).isEqualTo(new Ending.Finished(4, 0.5));
        assertThat(loop.milestone().state().elapsedSeconds()).isEqualTo(4);
    }

    @Test
    void timeOfEarlierAttemptsCounts() {
        nanosPerLook = 1_000_000_000;

        Ending ending = loop(
                        plan("{training: {steps: 10, seconds: 4}}"),
                        new Milestone(2, OptionalDouble.empty(), LoopState.FRESH.after(3, true)))
                .run();

        assertThat(ending).isEqualTo(new Ending.Finished(3, 0.5));
    }

    @Test
    void runWithoutImprovementEndsEarlyAndGivesItsBestWeights() {
        program.evaluations = Map.of(2L, 0.9, 4L, 0.6, 6L, 0.65, 8L, 0.61);

        Ending ending = loop(plan(PATIENT), Milestone.START).run();

        assertThat(steps).hasSize(8);
        assertThat(ending).isEqualTo(new Ending.Finished(4, 0.55));
        assertThat(evaluations).containsExactly("2", "4", "6", "8");
        assertThat(keeper.best).isNotNull().matches(best -> best.closed);
    }

    @Test
    void runThatIsJudgedByItsAccuracyEndsAndSavesByThatWhateverItsLoss() {
        program.evaluations = Map.of(2L, 0.9, 4L, 0.8, 6L, 0.7, 8L, 0.6);
        program.correct = Map.of(2L, 1L, 4L, 3L, 6L, 2L, 8L, 3L);

        loop(plan(PATIENT.replace("every: 100", "every: 100, bestBy: accuracy")), Milestone.START)
                .run();

        assertThat(steps).hasSize(8);
        assertThat(keeper.saved).startsWith("2 0.9", "4 0.8").doesNotContain("6 0.7");
    }

    @Test
    void evaluationThatIsNoNumberIsNoImprovement() {
        program.evaluations = Map.of(2L, Double.NaN, 4L, 0.6, 6L, Double.NaN, 8L, Double.NaN);

        loop(plan(PATIENT), Milestone.START).run();

        assertThat(steps).hasSize(8);
        assertThat(keeper.saved).startsWith("4 0.6").doesNotContain("2 NaN", "6 NaN");
    }

    @Test
    void improvementSmallerThanTheMinimumIsNone() {
        program.evaluations = Map.of(2L, 0.6, 4L, 0.599, 6L, 0.598, 8L, 0.1);

        loop(plan(PATIENT.replace("patience: 2", "patience: 2, minimumImprovement: 0.01")), Milestone.START)
                .run();

        assertThat(steps).hasSize(6);
    }

    @Test
    void patienceIsResumedExactly() {
        program.evaluations = Map.of(2L, 0.6, 4L, 0.7, 6L, 0.7, 8L, 0.7);
        orders.interruptAt = 4;
        TrainingLoop interrupted = loop(plan(PATIENT), Milestone.START);
        interrupted.run();
        orders.interruptAt = Long.MAX_VALUE;

        loop(plan(PATIENT), interrupted.milestone()).run();

        assertThat(steps).hasSize(6);
    }

    @Test
    void runThatHadEndedEarlyWhenItsWorkerDiedTrainsNoFurther() {
        LoopState over = new LoopState(1, 0, PlateauState.FRESH, new PatienceState(0.5, 2), 0.7, List.of(0.5));

        Ending ending = loop(plan(PATIENT), new Milestone(8, OptionalDouble.of(0.7), over))
                .run();

        assertThat(steps).isEmpty();
        assertThat(ending).isEqualTo(new Ending.Finished(4, 0.55));
    }
}
