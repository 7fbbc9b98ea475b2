package dev.athanor.trainer.job;

import dev.athanor.trainer.curriculum.Curriculum;
import dev.athanor.trainer.objective.Answers;
import dev.athanor.trainer.objective.TrainingBatches;
import dev.athanor.trainer.objective.TrainingData;
import dev.athanor.trainer.sample.Sampler;
import java.util.Optional;

/**
 * What a run has beside data and program, each if it asks for it.
 *
 * @param sampler writes texts at evaluations
 * @param curriculum orders its samples
 * @param answers asks a model that reads and writes for answers at evaluations
 */
record Equipment(Optional<Sampler> sampler, Optional<Curriculum> curriculum, Optional<Answers> answers) {

    /** The run's data, in the order of the curriculum, where there is one. */
    TrainingData data(TrainingBatches batches) {
        return curriculum
                .map(order -> TrainingData.inOrder(batches, order::at))
                .orElseGet(() -> TrainingData.of(batches));
    }
}
