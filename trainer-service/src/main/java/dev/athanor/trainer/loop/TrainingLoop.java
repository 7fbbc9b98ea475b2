package dev.athanor.trainer.loop;

import dev.athanor.contracts.address.LoopState;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Trains a program to its last step, or until it is interrupted. */
public final class TrainingLoop {

    private static final long LONGEST_TRIAL_NANOS = 2_000_000_000;

    private final TrainingPlan plan;
    private final TrainingProgram program;
    private final Supplier<Batch> trainingBatches;
    private final ValidationSet validation;
    private final Orders orders;
    private final CheckpointKeeper checkpoints;
    private final Journal journal;
    private final Stopwatch stopwatch;

    private long step;
    private OptionalDouble validationLoss;
    private LoopState state;
    private long lastStepNanos = Long.MAX_VALUE;

    /**
     * @param plan what to do at which step
     * @param program to train; the caller closes it
     * @param trainingBatches gives the batch of the next step, from step {@code from} on
     * @param validation what it is evaluated on
     * @param orders from outside
     * @param checkpoints takes the checkpoints
     * @param journal hears what happens
     * @param from where to begin
     */
    public TrainingLoop(
            TrainingPlan plan,
            TrainingProgram program,
            Supplier<Batch> trainingBatches,
            ValidationSet validation,
            Orders orders,
            CheckpointKeeper checkpoints,
            Journal journal,
            Milestone from) {
        this(
                plan,
                program,
                trainingBatches,
                validation,
                orders,
                checkpoints,
                journal,
                from,
                new Stopwatch(System::nanoTime, from.state().elapsedSeconds()));
    }

    TrainingLoop(
            TrainingPlan plan,
            TrainingProgram program,
            Supplier<Batch> trainingBatches,
            ValidationSet validation,
            Orders orders,
            CheckpointKeeper checkpoints,
            Journal journal,
            Milestone from,
            Stopwatch stopwatch) {
        this.plan = plan;
        this.program = program;
        this.trainingBatches = trainingBatches;
        this.validation = validation;
        this.orders = orders;
        this.checkpoints = checkpoints;
        this.journal = journal;
        this.step = from.step();
        this.validationLoss = from.validationLoss();
        this.state = from.state();
        this.stopwatch = stopwatch;
    }

    /**
     * Trains. Whatever the ending, the caller saves the last state.
     *
     * @throws DivergedException if the gradient stays without a finite value
     */
    public Ending run() {
        Optional<Interruption> interruption = evaluateIfDue();
        while (interruption.isEmpty() && !plan.isDone(step, state)) {
            interruption = orders.interruption();
            if (interruption.isEmpty()) {
                trainOneStep();
                interruption = evaluateIfDue();
                checkpointIfDue();
            }
        }
        return interruption.<Ending>map(Ending.Interrupted::new).orElseGet(this::finish);
    }

    /** Where the run stands. */
    public Milestone milestone() {
        return new Milestone(step, validationLoss, state);
    }

    /**
     * Does the step after the last checkpoint, only so that the checkpoint knows its loss; the program is of no use
     * afterwards. Not if steps take so long that nobody who shuts down would wait for one.
     */
    public void tryNextStep() {
        if (!plan.isDone(step, state) && lastStepNanos <= LONGEST_TRIAL_NANOS) {
            double learningRate = plan.learningRate(step, state);
            checkpoints.stepped(
                    step + 1, program.step(trainingBatches.get(), learningRate).loss());
        }
    }

    private void trainOneStep() {
        long begin = System.nanoTime();
        double learningRate = plan.learningRate(step, state);
        StepResult result = program.step(trainingBatches.get(), learningRate);
        step++;
        validationLoss = OptionalDouble.empty();
        state = state.after(stopwatch.seconds(), result.applied());
        checkpoints.stepped(step, result.loss());
        lastStepNanos = System.nanoTime() - begin;
        journal.stepped(new StepRecord(
                step,
                result.loss(),
                result.gradientNorm(),
                learningRate,
                result.applied(),
                result.nativeNanos(),
                lastStepNanos,
                System.currentTimeMillis()));
        if (state.skippedInARow() >= plan.skippedSteps()) {
            throw new DivergedException(step, state.skippedInARow(), learningRate);
        }
    }

    /** A run that was taken over at a step with an evaluation has it behind it already, or still before it. */
    private Optional<Interruption> evaluateIfDue() {
        if (!plan.isEvaluated(step) || validationLoss.isPresent()) {
            return Optional.empty();
        }
        return switch (evaluate(program, plan.evaluationBatches())) {
            case Evaluation.Interrupted(Interruption why) -> Optional.of(why);
            case Evaluation.Done(double loss, Map<String, Double> metrics) -> {
                validationLoss = OptionalDouble.of(loss);
                state = plan.afterEvaluation(state, loss, plan.score(loss, metrics));
                journal.evaluated(step, loss);
                journal.scored(step, metrics);
                yield Optional.empty();
            }
        };
    }

    /** A run that may be stopped early gives its best weights, of which there are none if no score was finite. */
    private Ending finish() {
        if (!plan.earlyStopping().isOn()) {
            return evaluateAtTheEnd(program, step);
        }
        checkpoints.save(program, milestone());
        try (@Nullable BestProgram best = checkpoints.best().orElse(null)) {
            return best == null ? evaluateAtTheEnd(program, step) : evaluateAtTheEnd(best.program(), best.step());
        }
    }

    private Ending evaluateAtTheEnd(TrainingProgram given, long at) {
        return switch (evaluate(given, plan.finalEvaluationBatches())) {
            case Evaluation.Interrupted(Interruption why) -> new Ending.Interrupted(why);
            case Evaluation.Done(double loss, Map<String, Double> metrics) -> {
                if (at == step) {
                    validationLoss = OptionalDouble.of(loss);
                    state = state.scored(plan.score(loss, metrics));
                    journal.evaluated(step, loss);
                    journal.scored(step, metrics);
                }
                yield new Ending.Finished(at, loss);
            }
        };
    }

    private Evaluation evaluate(TrainingProgram evaluated, int wanted) {
        Tally tally = new Tally();
        int batches = validation.batches(wanted);
        for (int index = 0; index < batches; index++) {
            Optional<Interruption> interruption = orders.interruption();
            if (interruption.isPresent()) {
                return new Evaluation.Interrupted(interruption.get());
            }
            tally.add(evaluated.evaluate(validation.batch(index)));
        }
        return validation
                .judge(evaluated, () -> orders.interruption().isPresent())
                .<Evaluation>map(judged -> new Evaluation.Done(tally.loss(), both(tally.metrics(), judged)))
                .orElseGet(
                        () -> new Evaluation.Interrupted(orders.interruption().orElseThrow()));
    }

    private static Map<String, Double> both(Map<String, Double> counted, Map<String, Double> judged) {
        Map<String, Double> metrics = new TreeMap<>(counted);
        metrics.putAll(judged);
        return metrics;
    }

    private void checkpointIfDue() {
        boolean wanted = orders.takeSave();
        boolean amongTheBest = state.score() != null && state.bestScores().contains(state.score());
        if (wanted || amongTheBest || plan.isCheckpointed(step, state) || plan.isBeforeARisk(step, state)) {
            checkpoints.save(program, milestone());
        }
    }

    /** How an evaluation went. */
    private sealed interface Evaluation {

        /**
         * @param loss mean cross-entropy, nats per token or label
         * @param metrics what else was measured, by name
         */
        record Done(double loss, Map<String, Double> metrics) implements Evaluation {}

        record Interrupted(Interruption why) implements Evaluation {}
    }
}
