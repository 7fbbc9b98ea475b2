package dev.athanor.contracts.config;

/**
 * All that is decided about a run before it starts.
 *
 * @param name for people; also the name of the model that the run exports
 * @param dataset what to train on
 * @param model what to train
 * @param training how long, in what batches, with what arithmetic
 * @param optimizer AdamW's settings
 * @param schedule of the learning rate
 * @param evaluation how often and on how much
 * @param checkpoints how often
 */
public record RunConfiguration(
        String name,
        DatasetReference dataset,
        ModelConfiguration model,
        TrainingConfiguration training,
        OptimizerConfiguration optimizer,
        ScheduleConfiguration schedule,
        EvaluationConfiguration evaluation,
        CheckpointConfiguration checkpoints) {}
