package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SkippedStepsTest extends RehearsedLoop {

    @Test
    void skippedStepCountsAndIsSaid() {
        program.skipFrom = 3;
        program.skipUntil = 5;

        Ending ending = loop(Milestone.START).run();

        assertThat(ending).isInstanceOf(Ending.Finished.class);
        assertThat(steps)
                .filteredOn(step -> !step.applied())
                .extracting(StepRecord::step)
                .containsExactly(4L, 5L);
    }

    @Test
    void runWithoutAFiniteGradientIsGivenUpWithAdvice() {
        TrainingPlan longer = plan("{training: {steps: 100}, evaluation: {every: 1000}, checkpoints: {every: 1000}}");
        program.skipFrom = 7;
        program.skipUntil = 100;

        assertThatThrownBy(() -> loop(longer, Milestone.START).run())
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("20 steps in a row, up to step 27")
                .hasMessageContaining("optimizer.learningRate (it was 0.1 there)");
    }

    @Test
    void checkpointsWaitForTheEndOfAStreakOfSkippedSteps() {
        program.skipFrom = 5;
        program.skipUntil = 6;

        loop(Milestone.START).run();

        assertThat(keeper.saved).containsExactly("3 -", "9 -");
    }

    @Test
    void streakOfSkippedStepsIsResumedExactly() {
        program.skipFrom = 4;
        program.skipUntil = 10;
        orders.interruptAt = 6;
        TrainingPlan plan = plan("recovery: {skippedSteps: 3}");
        TrainingLoop interrupted = loop(plan, Milestone.START);
        interrupted.run();
        orders.interruptAt = Long.MAX_VALUE;

        assertThatThrownBy(() -> loop(plan, interrupted.milestone()).run())
                .isInstanceOfSatisfying(DivergedException.class, diverged -> {
                    assertThat(diverged.step()).isEqualTo(7);
                    assertThat(diverged.lastGoodStep()).isEqualTo(4);
                });
    }
}
