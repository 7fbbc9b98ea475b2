package dev.athanor.trainer.sweep;

import dev.athanor.contracts.config.SweepConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.loop.Interruption;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.Orders;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.program.StepResult;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Raises the learning rate from step to step, in equal ratios, until the loss diverges, see <a
 * href="https://arxiv.org/abs/1506.01186">Smith, 2017</a>.
 */
public final class LearningRateSweep {

    /** Weight of the losses before in the smoothed one. */
    private static final double MEMORY = 0.9;

    private final SweepConfiguration sweep;
    private final TrainingProgram program;
    private final Supplier<Batch> batches;
    private final Orders orders;
    private final Journal journal;

    private final List<SweptRate> swept = new ArrayList<>();
    private double average;
    private double least = Double.POSITIVE_INFINITY;

    /**
     * @param sweep from where to where
     * @param program that is ruined on the way; the caller closes it
     * @param batches gives the next batch
     * @param orders from outside
     * @param journal hears of every step
     */
    public LearningRateSweep(
            SweepConfiguration sweep,
            TrainingProgram program,
            Supplier<Batch> batches,
            Orders orders,
            Journal journal) {
        this.sweep = sweep;
        this.program = program;
        this.batches = batches;
        this.orders = orders;
        this.journal = journal;
    }

    /** Sweeps to the last rate, to the divergence of the loss, or to an interruption. */
    public SweepEnding run() {
        boolean diverged = false;
        while (!diverged && swept.size() < sweep.steps()) {
            Optional<Interruption> interruption = orders.interruption();
            if (interruption.isPresent()) {
                return new SweepEnding.Interrupted(interruption.get());
            }
            diverged = !sweepOneRate();
        }
        return new SweepEnding.Swept(swept.size(), Suggestion.of(swept, diverged));
    }

    /** Whether the loss bore it. */
    private boolean sweepOneRate() {
        long begin = System.nanoTime();
        int index = swept.size();
        double rate = sweep.from() * Math.pow(sweep.to() / sweep.from(), (double) index / (sweep.steps() - 1));
        StepResult result = program.step(batches.get(), rate);
        journal.stepped(new StepRecord(
                index + 1L,
                result.loss(),
                result.gradientNorm(),
                rate,
                result.applied(),
                result.nativeNanos(),
                System.nanoTime() - begin,
                System.currentTimeMillis()));
        average = MEMORY * average + (1 - MEMORY) * result.loss();
        // Divided by the weights that there are so far, or the first losses would look small.
        double smoothed = average / (1 - Math.pow(MEMORY, index + 1.0));
        swept.add(new SweptRate(rate, smoothed));
        least = Math.min(least, smoothed);
        return result.applied() && smoothed <= sweep.divergence() * least;
    }
}
