package dev.athanor.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.address.LoopState;
import dev.athanor.contracts.address.PatienceState;
import dev.athanor.contracts.address.PlateauState;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {

    private static final TrainingPlan PLAN = plan("{}");

    private static final String PATIENT =
            "{evaluation: {every: 2, batches: 2, finalBatches: 5, patience: 2}, checkpoints: {every: 100}}";

    private final FakeProgram program = new FakeProgram();
    private final FakeOrders orders = new FakeOrders();
    private final FakeKeeper keeper = new FakeKeeper();
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<String> evaluations = new ArrayList<>();
    private long batchesTaken;
    private long looks;
    private long nanosPerLook;

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
        LoopState over = new LoopState(1, 0, PlateauState.FRESH, new PatienceState(0.5, 2), List.of(0.5));

        Ending ending = loop(plan(PATIENT), new Milestone(8, OptionalDouble.of(0.7), over))
                .run();

        assertThat(steps).isEmpty();
        assertThat(ending).isEqualTo(new Ending.Finished(4, 0.55));
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

    @Test
    void evaluationAmongTheBestIsFollowedByACheckpoint() {
        program.evaluations = Map.of(2L, 0.6, 4L, 0.4, 6L, 0.5, 8L, 0.45);

        loop(plan("{evaluation: {every: 2, batches: 2}, checkpoints: {every: 100, keepBest: 2}}"), Milestone.START)
                .run();

        assertThat(keeper.saved).containsExactly("2 0.6", "4 0.4", "6 0.5", "8 0.45");
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
    void checkpointIsTakenBeforeTheRateIsRaisedToItsPeakAgain() {
        TrainingPlan plan = plan("""
                schedule: {kind: cosine-with-restarts, warmupSteps: 0, minimumLearningRate: 0, restarts: {cycles: 3}}
                checkpoints: {every: 100, keepBest: 0}
                """);

        loop(plan, Milestone.START).run();

        assertThat(keeper.saved).containsExactly("3 -", "6 -");
    }

    private TrainingLoop loop(Milestone from) {
        return loop(PLAN, from);
    }

    private TrainingLoop loop(TrainingPlan plan, Milestone from) {
        return new TrainingLoop(
                plan,
                program,
                () -> new Batch(1, 1, new int[] {(int) batchesTaken++, 0}),
                index -> new Batch(1, 1, new int[] {(int) index, 0}),
                orders,
                keeper,
                new Journal() {
                    @Override
                    public void stepped(StepRecord step) {
                        steps.add(step);
                    }

                    @Override
                    public void evaluated(long step, double loss) {
                        evaluations.add("" + step);
                    }
                },
                from,
                new Stopwatch(() -> looks++ * nanosPerLook, from.state().elapsedSeconds()));
    }

    /** Ten steps, two batches for an evaluation and five for the last. */
    private static TrainingPlan plan(String changes) {
        ObjectNode tree = RunConfigurations.parse("""
                name: play
                dataset: d
                training: {steps: 10}
                optimizer: {learningRate: 0.1}
                schedule: {kind: constant, warmupSteps: 0}
                evaluation: {every: 4, batches: 2, finalBatches: 5}
                checkpoints: {every: 3, keepBest: 0}
                """);
        tree.setAll(RunConfigurations.parse(changes));
        RunConfiguration configuration = RunConfigurations.resolve(tree);
        return TrainingPlan.of(configuration);
    }

    /** Computes nothing, and remembers what it was given. */
    private final class FakeProgram implements TrainingProgram {
        private final List<Long> batches = new ArrayList<>();
        private int evaluated;
        private Map<Long, Double> evaluations = Map.of();
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
            return evaluations.getOrDefault((long) steps.size(), 0.5);
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

    /** Remembers what it was to save; its best is that of step 4. */
    private static final class FakeKeeper implements CheckpointKeeper {
        private final List<String> saved = new ArrayList<>();
        private final List<Long> stepped = new ArrayList<>();
        private @Nullable Best best;

        @Override
        public void save(TrainingProgram saving, Milestone milestone) {
            OptionalDouble loss = milestone.validationLoss();
            saved.add(milestone.step() + " " + (loss.isPresent() ? "" + loss.getAsDouble() : "-"));
        }

        @Override
        public void stepped(long step, double loss) {
            stepped.add(step);
        }

        @Override
        public Optional<BestProgram> best() {
            best = new Best();
            return Optional.of(new BestProgram(4, best));
        }
    }

    /** The program of the best checkpoint. */
    private static final class Best implements TrainingProgram {
        private boolean closed;

        @Override
        public StepResult step(Batch batch, double learningRate) {
            throw new AssertionError("the best is not trained");
        }

        @Override
        public double evaluate(Batch batch) {
            return 0.55;
        }

        @Override
        public float[] scores(int... tokens) {
            throw new AssertionError("the loop does not write");
        }

        @Override
        public void save(Path file) {
            throw new AssertionError("the best is saved");
        }

        @Override
        public void close() {
            closed = true;
        }
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
