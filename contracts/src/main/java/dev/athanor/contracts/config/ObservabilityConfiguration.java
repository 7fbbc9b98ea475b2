package dev.athanor.contracts.config;

/**
 * What is looked at in a run beside its curves. What nobody asks for costs nothing.
 *
 * @param histograms steps between histograms of weights and gradients; 0 makes none
 * @param norms steps between the norms of each layer's gradient and update; 0 measures none
 * @param profile which operators take how long
 */
public record ObservabilityConfiguration(
        @Setting(
                value =
                        "Steps between histograms of each parameter's weights and gradient, as files and for TensorBoard; 0 makes none.",
                fallback = "0")
        @Limits(atLeast = 0)
        long histograms,

        @Setting(
                value =
                        "Steps between measurements of each layer's gradient norm and of how much a step changes the weights, "
                                + "as a share of their norm; 0 measures neither.",
                fallback = "0")
        @Limits(atLeast = 0)
        long norms,

        @Setting("Which operators take how long.") ProfileConfiguration profile) {

    public ObservabilityConfiguration {
        Inspection.require(ObservabilityConfiguration.class, histograms, norms, profile);
    }

    /** Whether parameters are looked at one by one, which the program has to be made for. */
    public boolean looksAtParameters() {
        return histograms > 0 || norms > 0;
    }
}
