package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.loop.Warning;

/**
 * Compares the first step after a checkpoint with what the checkpoint says of it. Weights, optimizer, data order, dropout
 * and schedule all enter into that one number: if it is the same, the run goes on as if it had never stopped.
 */
final class ResumeCheck implements Journal {

    private final long firstStep;
    private final double expectedLoss;
    private final Journal report;

    /**
     * @param checkpointStep optimizer steps done at the checkpoint
     * @param expectedLoss of the step after it, nats per token
     * @param report is warned of a difference
     */
    ResumeCheck(long checkpointStep, double expectedLoss, Journal report) {
        this.firstStep = checkpointStep + 1;
        this.expectedLoss = expectedLoss;
        this.report = report;
    }

    @Override
    public void stepped(StepRecord step) {
        if (step.step() == firstStep && Double.compare(step.loss(), expectedLoss) != 0) {
            report.warned(
                    firstStep,
                    new Warning(
                            "resume-differs",
                            "The first step after the checkpoint has the loss %s; %s was expected. The run goes on, but it is not the run that was interrupted."
                                    .formatted(step.loss(), expectedLoss)));
        }
    }

    @Override
    public void evaluated(long step, double loss) {
        // Evaluations are the step's affair.
    }
}
