package dev.athanor.trainer.job;

import dev.athanor.blueprint.Blueprint;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.checkpoint.SavedCheckpoint;
import dev.athanor.trainer.loop.Milestone;
import dev.athanor.trainer.objective.TrainingBatches;
import dev.athanor.trainer.origin.Origin;
import dev.athanor.trainer.tokens.MappedDataset;
import java.util.Optional;

/**
 * What a run is made from.
 *
 * @param dataset that it trains on
 * @param objective what the model learns there
 * @param origin the model that it starts from, if there is one
 * @param own its newest checkpoint, if it has one
 * @param named the checkpoint of another run that it starts from; none where it has one of its own
 */
record RunInputs(
        MappedDataset dataset,
        Objective objective,
        Optional<Origin> origin,
        Optional<SavedCheckpoint> own,
        Optional<SavedCheckpoint> named) {

    /** The checkpoint that it goes on from. */
    Optional<SavedCheckpoint> from() {
        return own.or(() -> named);
    }

    /** Where it goes on. */
    Milestone milestone() {
        return own.map(SavedCheckpoint::milestone)
                .or(() -> named.map(SavedCheckpoint::milestoneForAnother))
                .orElse(Milestone.START);
    }

    int vocabularySize() {
        return dataset.description().statistics().vocabularySize();
    }

    /** What is needed to build its model. */
    Blueprint blueprint(RunConfiguration configuration) {
        return new Blueprint(
                configuration,
                objective,
                vocabularySize(),
                dataset.description().labels().size(),
                dataset.description().specialTokens());
    }

    /** What it trains on. */
    TrainingBatches batches(RunConfiguration configuration) {
        return new TrainingBatches(configuration, objective, dataset);
    }
}
