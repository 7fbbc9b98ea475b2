package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.athanor.contracts.name.Names;

/**
 * All that is decided about a run before it starts.
 *
 * @param name for people; also the name of the model that the run exports
 * @param dataset what to train on
 * @param model what to train
 * @param adapters what is trained beside it, if not itself
 * @param training how long, in what batches, with what arithmetic
 * @param optimizer what changes the weights
 * @param schedule of the learning rate
 * @param evaluation how often and on how much
 * @param checkpoints how often
 * @param samples texts that the model writes on its way
 * @param curriculum from easy to difficult
 * @param recovery what to do about trouble
 * @param observability what is looked at beside the curves
 * @param task what the run is for
 * @param sweep of a run that looks for a learning rate
 */
@JsonDeserialize(using = RunConfigurationDeserializer.class)
public record RunConfiguration(
        @Setting("The run's name, also of the model that it exports.")
        @Matches(value = Names.REGEX, meaning = "a name of " + Names.MEANING)
        String name,

        @Setting("What to train on: name, name@version or a section.")
        DatasetReference dataset,

        @Setting("What to train.") ModelConfiguration model,
        @Setting("Low-rank adapters of the model.") AdapterConfiguration adapters,

        @Setting("How long, in what batches, with what arithmetic.")
        TrainingConfiguration training,

        @Setting("What changes the weights, and which of them.")
        OptimizerConfiguration optimizer,

        @Setting("The learning rate over the steps.") ScheduleConfiguration schedule,
        @Setting("How often and on how much to evaluate.") EvaluationConfiguration evaluation,
        @Setting("How often to save.") CheckpointConfiguration checkpoints,
        @Setting("Texts that the model writes on its way.") SampleConfiguration samples,
        @Setting("From easy to difficult.") CurriculumConfiguration curriculum,
        @Setting("What to do about trouble.") RecoveryConfiguration recovery,

        @Setting("What is looked at beside the curves.") ObservabilityConfiguration observability,

        @Setting(
                value = "What the run is for: a model, or, by a short sweep, a learning rate to train one with.",
                fallback = "train")
        Task task,

        @Setting("The sweep of a run that looks for a learning rate.")
        SweepConfiguration sweep) {

    public RunConfiguration {
        Inspection.require(
                RunConfiguration.class,
                name,
                dataset,
                model,
                adapters,
                training,
                optimizer,
                schedule,
                evaluation,
                checkpoints,
                samples,
                curriculum,
                recovery,
                observability,
                task,
                sweep);
    }
}
