package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The learning rate over the steps: linear warm-up, then the kind's curve down to the minimum at the last step.
 *
 * @param kind of the curve
 * @param warmupSteps steps of the warm-up
 * @param minimumLearningRate at the end
 */
public record ScheduleConfiguration(Kind kind, long warmupSteps, double minimumLearningRate) {

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
