package dev.athanor.trainer.job;

import dev.athanor.trainer.loop.Journal;
import dev.athanor.trainer.loop.SpikeWatch;
import dev.athanor.trainer.loop.Warning;
import dev.athanor.trainer.report.RunReport;

/**
 * Who hears of a run's steps and evaluations, the report first.
 *
 * @param prepared the run
 * @param report of what happens
 */
record Audience(PreparedRun prepared, RunReport report) {

    /** Says what is no longer exact, compares the first step with what the checkpoint foretold, watches the gradient. */
    Journal journal() {
        long from = prepared.milestone().step();
        prepared.inexact().forEach(sentence -> report.warned(from, new Warning("resume-inexact", sentence)));
        Journal watched = heardAtEvaluations()
                .and(new SpikeWatch(prepared.configuration().recovery().spikeFactor(), report));
        return prepared.resumedFrom()
                .map(checkpoint -> checkpoint.state().expectedLoss())
                .map(expected -> watched.and(new ResumeCheck(from, expected, report)))
                .orElse(watched);
    }

    private Journal heardAtEvaluations() {
        Journal journal = report;
        if (prepared.curriculum().isPresent()) {
            journal = journal.and(
                    new CurriculumAtEvaluations(prepared.curriculum().get(), prepared.program(), report));
        }
        if (prepared.sampler().isPresent()) {
            journal = journal.and(new SamplesAtEvaluations(prepared.sampler().get(), prepared.program(), report));
        }
        return journal;
    }
}
