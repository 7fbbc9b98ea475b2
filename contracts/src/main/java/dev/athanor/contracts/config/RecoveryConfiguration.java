package dev.athanor.contracts.config;

/**
 * What a run does about trouble.
 *
 * @param skippedSteps steps in a row without a finite gradient after which it goes back to its last good checkpoint
 * @param rollbacks how often it goes back, each time with half the learning rate, before it fails
 * @param spikeFactor a gradient norm above so many times its running mean is warned of; 0 warns of none
 */
public record RecoveryConfiguration(
        @Setting(
                value =
                        "Steps in a row without a finite gradient, each of which is skipped, after which the run goes back "
                                + "to its last good checkpoint.",
                fallback = "20")
        @Limits(atLeast = 1, atMost = 1e6)
        int skippedSteps,

        @Setting(
                value = "How often the run goes back, each time with half the learning rate, before it fails.",
                fallback = "3")
        @Limits(atLeast = 0, atMost = 100)
        int rollbacks,

        @Setting(
                value = "A gradient norm above so many times its running mean is warned of; 0 warns of none.",
                fallback = "10")
        @Limits(atLeast = 0)
        double spikeFactor) {

    public RecoveryConfiguration {
        Inspection.require(RecoveryConfiguration.class, skippedSteps, rollbacks, spikeFactor);
    }
}
