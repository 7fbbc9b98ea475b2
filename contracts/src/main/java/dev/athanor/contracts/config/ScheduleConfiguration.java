package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The learning rate over the steps: linear warm-up, then the kind's curve down to the minimum at the last step.
 *
 * @param kind of the curve
 * @param warmupSteps steps of the warm-up
 * @param minimumLearningRate at the end
 */
public record ScheduleConfiguration(
        @Setting(value = "The curve after the warm-up.", fallback = "cosine")
        Kind kind,

        @Setting("Steps over which the learning rate rises from 0 to its peak.")
        @ShareOf(value = "training.steps", share = 0.05)
        @Limits(atLeast = 0)
        @NoMoreThan("training.steps")
        long warmupSteps,

        @Setting("The learning rate at the last step.")
        @ShareOf(value = "optimizer.learningRate", share = 0.1)
        @Limits(atLeast = 0)
        @NoMoreThan("optimizer.learningRate")
        double minimumLearningRate) {

    public ScheduleConfiguration {
        Inspection.require(ScheduleConfiguration.class, kind, warmupSteps, minimumLearningRate);
    }

    /** The curves. */
    public enum Kind {
        /** Half a cosine. */
        @JsonProperty("cosine")
        COSINE,
        /** A straight line. */
        @JsonProperty("linear")
        LINEAR,
        /** The peak throughout. */
        @JsonProperty("constant")
        CONSTANT
    }
}
