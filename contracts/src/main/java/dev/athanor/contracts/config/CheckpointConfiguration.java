package dev.athanor.contracts.config;

/**
 * Checkpoints.
 *
 * @param every steps between them; the last step always has one
 * @param keep how many of the newest stay
 */
public record CheckpointConfiguration(
        @Setting(value = "Steps between checkpoints; the last step always has one.", fallback = "500")
        @Limits(atLeast = 1)
        long every,

        @Setting(value = "How many of the newest checkpoints stay.", fallback = "2") @Limits(atLeast = 1, atMost = 1000)
        int keep) {

    public CheckpointConfiguration {
        Inspection.require(CheckpointConfiguration.class, every, keep);
    }
}
