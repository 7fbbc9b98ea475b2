package dev.athanor.trainer.loop;

import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Trains a program to its last step, or until it is interrupted. */
public final class TrainingLoop {

    /** Skipped steps in a row after which a run has diverged. */
    static final int PATIENCE = 20;

    private final TrainingPlan plan;
    private final TrainingProgram program;
    private final Supplier<Batch> trainingBatches;
    private final LongFunction<Batch> evaluationBatches;
    private final Orders orders;
    private final CheckpointKeeper checkpoints;
    private final Journal journal;

    private long step;
    private OptionalDouble validationLoss;
    private int skippedInARow;

    /**
     * @param plan what to do at which step
     * @param program to train; the caller closes it
     * @param trainingBatches gives the batch of the next step, from step {@code from} on
     * @param evaluationBatches gives the evaluation batch of an index
     * @param orders from outside
     * @param checkpoints takes the checkpoints
     * @param journal hears what happens
     * @param from where to begin
     */
    public TrainingLoop(
            TrainingPlan plan,
            TrainingProgram program,
            Supplier<Batch> trainingBatches,
            LongFunction<Batch> evaluationBatches,
            Orders orders,
            CheckpointKeeper checkpoints,
            Journal journal,
            StartingPoint from) {
        this.plan = plan;
        this.program = program;
        this.trainingBatches = trainingBatches;
        this.evaluationBatches = evaluationBatches;
        this.orders = orders;
        this.checkpoints = checkpoints;
        this.journal = journal;
        this.step = from.step();
        this.validationLoss = from.validationLoss();
    }

    /**
     * Trains. Whatever the ending, the caller saves the last state.
     *
     * @throws DivergedException if the gradient stays without a finite value
     */
    public Ending run() {
        Optional<Interruption> interruption = evaluateIfDue();
        while (interruption.isEmpty() && !plan.isDone(step)) {
            interruption = orders.interruption();
            if (interruption.isEmpty()) {
                trainOneStep();
                interruption = evaluateIfDue();
                checkpointIfDue();
            }
        }
        return interruption.<Ending>map(Ending.Interrupted::new).orElseGet(this::evaluateAtTheEnd);
    }

    /** Optimizer steps done. */
    public long step() {
        return step;
    }

    /** Mean cross-entropy at this very step, if it was evaluated. */
    public OptionalDouble validationLoss() {
        return validationLoss;
    }

    private void trainOneStep() {
        long begin = System.nanoTime();
        double learningRate = plan.learningRate().at(step);
        StepResult result = program.step(trainingBatches.get(), learningRate);
        step++;
        validationLoss = OptionalDouble.empty();
        journal.stepped(new StepRecord(
                step,
                result.loss(),
                result.gradientNorm(),
                learningRate,
                result.applied(),
                result.nativeNanos(),
                System.nanoTime() - begin,
                System.currentTimeMillis()));
        skippedInARow = result.applied() ? 0 : skippedInARow + 1;
        if (skippedInARow == PATIENCE) {
            throw new DivergedException(step, skippedInARow, learningRate);
        }
    }

    private Optional<Interruption> evaluateIfDue() {
        return plan.isEvaluated(step) ? evaluate(plan.evaluationBatches()) : Optional.empty();
    }

    private Ending evaluateAtTheEnd() {
        return evaluate(plan.finalEvaluationBatches())
                .<Ending>map(Ending.Interrupted::new)
                .orElseGet(() -> new Ending.Finished(validationLoss.orElseThrow()));
    }

    /** A run that was taken over at a step with an evaluation has it behind it already, or still before it. */
    private Optional<Interruption> evaluate(int batches) {
        if (validationLoss.isPresent()) {
            return Optional.empty();
        }
        double sum = 0;
        for (int index = 0; index < batches; index++) {
            Optional<Interruption> interruption = orders.interruption();
            if (interruption.isPresent()) {
                return interruption;
            }
            sum += program.evaluate(evaluationBatches.apply(index));
        }
        validationLoss = OptionalDouble.of(sum / batches);
        journal.evaluated(step, sum / batches);
        return Optional.empty();
    }

    private void checkpointIfDue() {
        boolean wanted = orders.takeSave();
        if (wanted || plan.isCheckpointed(step)) {
            checkpoints.save(program, step, validationLoss);
        }
    }
}
