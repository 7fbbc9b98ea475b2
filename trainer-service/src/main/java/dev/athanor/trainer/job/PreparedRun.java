package dev.athanor.trainer.job;

import dev.athanor.contracts.event.Provenance;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.loop.StartingPoint;
import dev.athanor.trainer.program.TrainingProgram;
import dev.athanor.trainer.sample.Sampler;
import dev.athanor.trainer.tokens.MappedDataset;
import java.util.Optional;

/**
 * All that a run needs to train. Owned by the attempt, which closes it after the last step.
 *
 * @param dataset mapped into memory
 * @param program with its weights
 * @param resumedFrom the checkpoint that the program is from, if it is not a fresh one
 * @param provenance of the attempt
 * @param curriculum of the run, where the configuration asks for one
 * @param sampler lets the program write, where the configuration asks for it
 * @param effort what the training costs and what the machine could do
 * @param holdings all of that which has to be released
 */
record PreparedRun(
        MappedDataset dataset,
        TrainingProgram program,
        Optional<SavedCheckpoint> resumedFrom,
        Provenance provenance,
        Optional<Curriculum> curriculum,
        Optional<Sampler> sampler,
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

    StartingPoint startingPoint() {
        return resumedFrom.map(SavedCheckpoint::startingPoint).orElse(StartingPoint.FRESH);
    }

    int vocabularySize() {
        return dataset.description().statistics().vocabularySize();
    }

    @Override
    public void close() {
        holdings.close();
    }
}
