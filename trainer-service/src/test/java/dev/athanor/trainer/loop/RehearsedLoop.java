package dev.athanor.trainer.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.TextBatch;
import dev.athanor.trainer.program.EvaluationResult;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A loop around a program that computes nothing, orders that a test gives, and a keeper that only remembers. */
abstract class RehearsedLoop {

    static final TrainingPlan PLAN = plan("{}");

    final FakeProgram program = new FakeProgram();
    final FakeOrders orders = new FakeOrders();
    final FakeKeeper keeper = new FakeKeeper();
    final List<StepRecord> steps = new ArrayList<>();
    final List<String> evaluations = new ArrayList<>();
    private long batchesTaken;
    private long looks;
    long nanosPerLook;

    TrainingLoop loop(Milestone from) {
        return loop(PLAN, from);
    }

    TrainingLoop loop(TrainingPlan plan, Milestone from) {
        return new TrainingLoop(
                plan,
                program,
                () -> new TextBatch(1, 1, new int[] {(int) batchesTaken++, 0}),
                index -> new TextBatch(1, 1, new int[] {(int) index, 0}),
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
    static TrainingPlan plan(String changes) {
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
    final class FakeProgram implements TrainingProgram {
        final List<Long> batches = new ArrayList<>();
        int evaluated;
        Map<Long, Double> evaluations = Map.of();
        Map<Long, Long> correct = Map.of();
        int skipFrom = Integer.MAX_VALUE;
        int skipUntil = Integer.MAX_VALUE;

        @Override
        public StepResult step(Batch batch, double learningRate) {
            batches.add((long) ((TextBatch) batch).tokens()[0]);
            boolean skipped = batches.size() > skipFrom && batches.size() <= skipUntil;
            return new StepResult(skipped ? Double.NaN : 1.0, 2.0, !skipped, 1);
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            evaluated++;
            long step = steps.size();
            return new EvaluationResult(
                    evaluations.getOrDefault(step, 0.5), 4, correct.getOrDefault(step, 3L), List.of());
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
    static final class FakeKeeper implements CheckpointKeeper {
        final List<String> saved = new ArrayList<>();
        final List<Long> stepped = new ArrayList<>();

        @Nullable
        Best best;

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
    static final class Best implements TrainingProgram {
        boolean closed;

        @Override
        public StepResult step(Batch batch, double learningRate) {
            throw new AssertionError("the best is not trained");
        }

        @Override
        public EvaluationResult evaluate(Batch batch) {
            return new EvaluationResult(0.55, 4, 3, List.of());
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

    final class FakeOrders implements Orders {
        final Interruption interruption = new Interruption.Stop("enough");
        long interruptAt = Long.MAX_VALUE;
        int interruptWhenEvaluated = Integer.MAX_VALUE;
        List<Long> saveAt = List.of();

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
