package dev.athanor.contracts.config;

/**
 * Some steps in which libtorch notes when each operator began and ended.
 *
 * @param atStep the first of them, counted from 1; 0 profiles none
 * @param steps how many
 */
public record ProfileConfiguration(
        @Setting(
                value =
                        "The first step whose operators are timed, for a trace that Chrome and Perfetto show and a table; 0 times none.",
                fallback = "0")
        @Limits(atLeast = 0)
        @NoMoreThan("training.steps")
        long atStep,

        @Setting(value = "How many steps are timed.", fallback = "3") @Limits(atLeast = 1, atMost = 100)
        int steps) {

    public ProfileConfiguration {
        Inspection.require(ProfileConfiguration.class, atStep, steps);
    }
}
