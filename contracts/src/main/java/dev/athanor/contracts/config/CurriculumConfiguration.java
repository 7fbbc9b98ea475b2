package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * From easy to difficult: the run begins with a share of its windows of text, or of its samples, the easiest ones, and the share grows to all of
 * them (<a href="https://aclanthology.org/N19-1119/">Platanios et al., 2019</a>).
 *
 * @param kind how the share grows
 * @param initialShare of the windows at the beginning
 * @param warmupSteps steps with the initial share
 * @param growthSteps steps from there until all windows are allowed
 * @param stairs equal rises of the kinds that rise in stairs
 * @param minimumImprovement what an evaluation must gain for a {@code performance} curriculum to stay where it is
 * @param difficulty what makes a window difficult
 */
public record CurriculumConfiguration(
        @Setting(
                value =
                        "How the share of the windows, or samples, that are read grows; none reads all of them from the beginning.",
                fallback = "none")
        Kind kind,

        @Setting(value = "Share of the windows, the easiest ones, that the run begins with.", fallback = "0.1")
        @Limits(above = 0, atMost = 1)
        double initialShare,

        @Setting(value = "Steps with the initial share.", fallback = "0")
        @Limits(atLeast = 0)
        @NoMoreThan("training.steps")
        long warmupSteps,

        @Setting("Steps after the warm-up over which the share grows to 1; performance takes as long as it needs.")
        @ShareOf(value = "training.steps", share = 0.5)
        @Limits(atLeast = 0)
        long growthSteps,

        @Setting(value = "Equal rises of a step or performance curriculum.", fallback = "5")
        @Limits(atLeast = 1, atMost = 1000)
        int stairs,

        @Setting(
                value =
                        "A performance curriculum rises when an evaluation gains less than this share of the best loss.",
                fallback = "0.01")
        @Limits(atLeast = 0, below = 1)
        double minimumImprovement,

        @Setting("What makes a window difficult: the weights of its measures.")
        @AnyAboveZero({"length", "rarity", "morphology", "loss"})
        DifficultyConfiguration difficulty) {

    public CurriculumConfiguration {
        Inspection.require(
                CurriculumConfiguration.class,
                kind,
                initialShare,
                warmupSteps,
                growthSteps,
                stairs,
                minimumImprovement,
                difficulty);
    }

    /** The curves of the share. */
    public enum Kind {
        /** All windows from the beginning. */
        @JsonProperty("none")
        NONE,
        /** Equally fast. */
        @JsonProperty("linear")
        LINEAR,
        /** Fast at first: each new window is read about as often as the ones before it. */
        @JsonProperty("root")
        ROOT,
        /** Slowly at first, by equal factors. */
        @JsonProperty("exponential")
        EXPONENTIAL,
        /** In equal stairs at equal distances. */
        @JsonProperty("step")
        STEP,
        /** In equal stairs, each when the evaluations do not improve any more. */
        @JsonProperty("performance")
        PERFORMANCE
    }
}
