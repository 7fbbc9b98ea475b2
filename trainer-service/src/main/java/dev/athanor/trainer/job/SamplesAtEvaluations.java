package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.report.RunReport;
import dev.athanor.trainer.sample.Sampler;

/** Lets the model write after each evaluation, on the thread that trains it. */
final class SamplesAtEvaluations implements Journal {

    private final Sampler sampler;
    private final TrainingProgram program;
    private final RunReport report;

    SamplesAtEvaluations(Sampler sampler, TrainingProgram program, RunReport report) {
        this.sampler = sampler;
        this.program = program;
        this.report = report;
    }

    @Override
    public void stepped(StepRecord step) {
        // Texts are for evaluations: they take as long as many steps.
    }

    @Override
    public void evaluated(long step, double loss) {
        report.sampled(step, sampler.prompt(), sampler.write(program, step));
    }
}
