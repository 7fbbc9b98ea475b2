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
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, double gradientClip) {}
