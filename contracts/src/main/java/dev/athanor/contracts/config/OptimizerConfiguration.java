package dev.athanor.contracts.config;

/**
 * AdamW, see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, 2019</a>.
 *
 * @param learningRate the peak of the schedule
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the denominator
 * @param weightDecay of tensors with two or more dimensions
 * @param gradientClip greatest global norm of the gradient; 0 does not clip
 */
public record OptimizerConfiguration(
        @Setting(value = "Peak of the learning rate's schedule.", fallback = "1e-3") @Limits(above = 0, atMost = 10)
        double learningRate,

        @Setting(value = "Decay of the first moment.", fallback = "0.9") @Limits(atLeast = 0, below = 1)
        double beta1,

        @Setting(value = "Decay of the second moment.", fallback = "0.99") @Limits(atLeast = 0, below = 1)
        double beta2,

        @Setting(value = "Added to the denominator.", fallback = "1e-8") @Limits(above = 0, atMost = 1)
        double epsilon,

        @Setting(value = "Weight decay of tensors with two or more dimensions.", fallback = "0.1")
        @Limits(atLeast = 0, atMost = 10)
        double weightDecay,

        @Setting(value = "Greatest global norm of the gradient; 0 does not clip.", fallback = "1") @Limits(atLeast = 0)
        double gradientClip) {

    public OptimizerConfiguration {
        Inspection.require(
                OptimizerConfiguration.class, learningRate, beta1, beta2, epsilon, weightDecay, gradientClip);
    }
}
