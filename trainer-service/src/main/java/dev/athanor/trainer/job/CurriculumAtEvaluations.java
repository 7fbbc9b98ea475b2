package dev.athanor.trainer.job;

import dev.athanor.contracts.event.MetricNames;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.report.RunReport;

/** Tells a curriculum what the evaluations gave, and the report what the curriculum allows. */
final class CurriculumAtEvaluations implements Journal {

    private final Curriculum curriculum;
    private final TrainingProgram program;
    private final RunReport report;
    private double share;

    CurriculumAtEvaluations(Curriculum curriculum, TrainingProgram program, RunReport report) {
        this.curriculum = curriculum;
        this.program = program;
        this.report = report;
    }

    @Override
    public void stepped(StepRecord step) {
        double current = curriculum.share(step.step() - 1);
        if (current != share) {
            share = current;
            report.measured(MetricNames.CURRICULUM_SHARE, step.step(), current);
        }
    }

    @Override
    public void evaluated(long step, double loss) {
        curriculum.evaluated(step, loss, program);
    }
}
