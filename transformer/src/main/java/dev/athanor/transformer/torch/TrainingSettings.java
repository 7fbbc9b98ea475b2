package dev.athanor.transformer.torch;

/**
 * What a training program is compiled for. The learning rate is not among it: that is an argument of every step.
 *
 * @param precision of the forward and backward pass
 * @param beta1 decay of AdamW's first moment, in {@code [0, 1)}
 * @param beta2 decay of AdamW's second moment, in {@code [0, 1)}
 * @param epsilon added to AdamW's denominator, positive
 * @param weightDecay of tensors with two or more dimensions, decoupled from the gradient
 * @param gradientClip the greatest global norm of the gradient; 0 does not clip
 */
public record TrainingSettings(
        Precision precision, double beta1, double beta2, double epsilon, double weightDecay, double gradientClip) {

    public TrainingSettings {
        requireDecay("beta1", beta1);
        requireDecay("beta2", beta2);
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("epsilon must be positive, not " + epsilon);
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("weightDecay must not be negative: " + weightDecay);
        }
        if (!(gradientClip >= 0)) {
            throw new IllegalArgumentException("gradientClip must not be negative: " + gradientClip);
        }
    }

    private static void requireDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
        }
    }
}
