package dev.athanor.trainer.job;

import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.contracts.event.Provenance;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.loop.Milestone;
import dev.athanor.trainer.loop.ValidationSet;
import dev.athanor.trainer.objective.TrainingData;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.sample.Sampler;
import dev.athanor.trainer.tokens.MappedDataset;
import java.util.List;
import java.util.Optional;

/**
 * All that a run needs to train. Owned by the attempt, which closes it after the last step.
 *
 * @param configuration to train with: the run's, with its length in steps, and changed by its troubles
 * @param recovery how they changed it
 * @param dataset mapped into memory
 * @param program with its weights
 * @param resumedFrom the checkpoint that the program is from, if it is not a fresh one
 * @param milestone where it begins
 * @param inexact what makes the run another than the checkpoint would have become, in sentences
 * @param provenance of the attempt
 * @param curriculum of the run, where the configuration asks for one
 * @param sampler lets the program write, where the configuration asks for it
 * @param data what the run reads
 * @param validation what it is evaluated on
 * @param effort what the training costs and what the machine could do
 * @param holdings all of that which has to be released
 */
record PreparedRun(
        RunConfiguration configuration,
        Recovery recovery,
        MappedDataset dataset,
        TrainingProgram program,
        Optional<SavedCheckpoint> resumedFrom,
        Milestone milestone,
        List<String> inexact,
        Provenance provenance,
        Optional<Curriculum> curriculum,
        Optional<Sampler> sampler,
        TrainingData data,
        ValidationSet validation,
        Effort effort,
        Holdings holdings)
        implements AutoCloseable {

    /**
     * What the training costs and what the machine could do.
     *
     * @param flopsPerToken floating-point operations that training on a token takes
     * @param peakFlops operations per second that matrix products reach
     */
    record Effort(double flopsPerToken, double peakFlops) {}

    int vocabularySize() {
        return dataset.description().statistics().vocabularySize();
    }

    @Override
    public void close() {
        holdings.close();
    }
}
