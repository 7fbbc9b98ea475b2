package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.contracts.config.ScheduleConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.schedule.LearningRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

    private static final TrainingPlan PLAN =
            new TrainingPlan(10, new LearningRate(ScheduleConfiguration.Kind.CONSTANT, 0.1, 0.1, 0, 10), 4, 2, 5, 3);

    private final FakeProgram program = new FakeProgram();
    private final FakeOrders orders = new FakeOrders();
    private final List<String> checkpoints = new ArrayList<>();
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<String> evaluations = new ArrayList<>();
    private long batchesTaken;

    @Test
    void everyStepTakesTheNextBatchAndIsRecorded() {
        Ending ending = loop(StartingPoint.FRESH).run();

        assertThat(ending).isEqualTo(new Ending.Finished(0.5));
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
        loop(StartingPoint.FRESH).run();

        assertThat(evaluations).containsExactly("4", "8", "10");
        assertThat(program.evaluated).isEqualTo(2 + 2 + 5);
        assertThat(checkpoints).containsExactly("3 -", "6 -", "9 -");
    }

    @Test
    void checkpointKnowsTheValidationLossOfItsOwnStepOnly() {
        orders.saveAt = List.of(4L, 5L);

        loop(StartingPoint.FRESH).run();

        assertThat(checkpoints).contains("4 0.5", "5 -");
    }

    @Test
    void resumedLoopGoesOnAtItsStep() {
        Ending ending = loop(new StartingPoint(7, OptionalDouble.empty())).run();

        assertThat(ending).isEqualTo(new Ending.Finished(0.5));
        assertThat(steps).extracting(StepRecord::step).containsExactly(8L, 9L, 10L);
    }

    @Test
    void evaluationThatTheCheckpointHasBehindItIsNotDoneAgain() {
        loop(new StartingPoint(8, OptionalDouble.of(0.7))).run();

        assertThat(evaluations).containsExactly("10");
    }

    @Test
    void evaluationThatWasInterruptedIsDoneAfterTheResume() {
        loop(new StartingPoint(8, OptionalDouble.empty())).run();

        assertThat(evaluations).containsExactly("8", "10");
    }

    @Test
    void runThatHasOnlyItsEndBeforeItIsEvaluated() {
        Ending ending = loop(new StartingPoint(10, OptionalDouble.empty())).run();

        assertThat(ending).isEqualTo(new Ending.Finished(0.5));
        assertThat(steps).isEmpty();
    }

    @Test
    void interruptionEndsTheLoopAfterTheStepInProgress() {
        orders.interruptAt = 5;

        TrainingLoop loop = loop(StartingPoint.FRESH);
        Ending ending = loop.run();

        assertThat(ending).isEqualTo(new Ending.Interrupted(orders.interruption));
        assertThat(loop.step()).isEqualTo(5);
    }

    @Test
    void interruptionDoesNotWaitForTheEndOfAnEvaluation() {
        orders.interruptWhenEvaluated = 1;

        TrainingLoop loop = loop(StartingPoint.FRESH);
        Ending ending = loop.run();

        assertThat(ending).isEqualTo(new Ending.Interrupted(orders.interruption));
        assertThat(loop.step()).isEqualTo(4);
        assertThat(loop.validationLoss()).isEmpty();
        assertThat(evaluations).isEmpty();
    }

    @Test
    void skippedStepCountsAndIsSaid() {
        program.skipFrom = 3;
        program.skipUntil = 5;

        Ending ending = loop(StartingPoint.FRESH).run();

        assertThat(ending).isInstanceOf(Ending.Finished.class);
        assertThat(steps)
                .filteredOn(step -> !step.applied())
                .extracting(StepRecord::step)
                .containsExactly(4L, 5L);
    }

    @Test
    void runWithoutAFiniteGradientIsGivenUpWithAdvice() {
        TrainingPlan longer = new TrainingPlan(100, PLAN.learningRate(), 1000, 1, 1, 1000);
        program.skipFrom = 7;
        program.skipUntil = 100;

        assertThatThrownBy(() -> loop(longer, StartingPoint.FRESH).run())
                .isInstanceOf(DivergedException.class)
                .hasMessageContaining("20 steps in a row, up to step 27")
                .hasMessageContaining("optimizer.learningRate (it was 0.1 there)");
    }

    private TrainingLoop loop(StartingPoint from) {
        return loop(PLAN, from);
    }

    private TrainingLoop loop(TrainingPlan plan, StartingPoint from) {
        return new TrainingLoop(
                plan,
                program,
                () -> new Batch(1, 1, new int[] {(int) batchesTaken++, 0}),
                index -> new Batch(1, 1, new int[] {(int) index, 0}),
                orders,
                (saved, step, loss) -> checkpoints.add(step + " " + (loss.isPresent() ? "" + loss.getAsDouble() : "-")),
                new Journal() {
                    @Override
                    public void stepped(StepRecord step) {
                        steps.add(step);
                    }

                    @Override
                    public void evaluated(long step, double loss) {
                        assertThat(loss).isCloseTo(0.5, within(1e-12));
                        evaluations.add("" + step);
                    }
                },
                from);
    }

    /** Computes nothing, and remembers what it was given. */
    private static final class FakeProgram implements TrainingProgram {
        private final List<Long> batches = new ArrayList<>();
        private int evaluated;
        private int skipFrom = Integer.MAX_VALUE;
        private int skipUntil = Integer.MAX_VALUE;

        @Override
        public StepResult step(Batch batch, double learningRate) {
            batches.add((long) batch.tokens()[0]);
            boolean skipped = batches.size() > skipFrom && batches.size() <= skipUntil;
            return new StepResult(skipped ? Double.NaN : 1.0, 2.0, !skipped, 1);
        }

        @Override
        public double evaluate(Batch batch) {
            evaluated++;
            return 0.5;
        }

        @Override
        public float[] scores(int... tokens) {
            throw new AssertionError("the loop does not write");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("the keeper saves");
        }

        @Override
        public void close() {}
    }

    private final class FakeOrders implements Orders {
        private final Interruption interruption = new Interruption.Stop("enough");
        private long interruptAt = Long.MAX_VALUE;
        private int interruptWhenEvaluated = Integer.MAX_VALUE;
        private List<Long> saveAt = List.of();

        @Override
        public Optional<Interruption> interruption() {
            return steps.size() >= interruptAt || program.evaluated >= interruptWhenEvaluated
                    ? Optional.of(interruption)
                    : Optional.empty();
        }

        @Override
        public boolean takeSave() {
            return saveAt.contains((long) steps.size());
        }
    }
}
