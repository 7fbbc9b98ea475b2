package dev.athanor.contracts.config;

/**
 * The sweep of {@link Task#FIND_LEARNING_RATE}.
 *
 * @param from the first rate
 * @param to the last rate, unless the loss diverges before
 * @param steps from the one to the other, in equal ratios
 * @param divergence the sweep ends when the smoothed loss is so many times its least
 */
public record SweepConfiguration(
        @Setting(value = "The first learning rate.", fallback = "1e-6")
        @Limits(above = 0, atMost = 10)
        @NoMoreThan("sweep.to")
        double from,

        @Setting(value = "The last learning rate, unless the loss diverges before.", fallback = "1")
        @Limits(above = 0, atMost = 100)
        double to,

        @Setting(value = "Steps from the first to the last, in equal ratios.", fallback = "200")
        @Limits(atLeast = 10, atMost = 100_000)
        int steps,

        @Setting(value = "The sweep ends when the smoothed loss is so many times its least.", fallback = "3")
        @Limits(above = 1, atMost = 1000)
        double divergence) {

    public SweepConfiguration {
        Inspection.require(SweepConfiguration.class, from, to, steps, divergence);
    }
}
