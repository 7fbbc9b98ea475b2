package dev.athanor.transformer.torch;

/**
 * What a training program is compiled for. The learning rate is not among it: that is an argument of every step.
 *
 * @param precision of the forward and backward pass
 * @param optimizer that changes the weights
 * @param gradientClip the greatest global norm of the gradient; 0 does not clip
 * @param rules of which parameters are trained, and how fast
 * @param labelSmoothing share of the target that is spread over the whole vocabulary in training, in {@code [0, 1)}
 *     (<a href="https://arxiv.org/abs/1512.00567">Szegedy et al., 2016</a>); evaluation has none
 * @param activations what of the forward pass is kept for the backward pass
 * @param documents whether those that sequences are packed of know of each other
 * @param observed whether its steps can be {@linkplain TrainingProgram#observe looked at} parameter by parameter
 */
public record TrainingSettings(
        Precision precision,
        Optimizer optimizer,
        double gradientClip,
        ParameterRules rules,
        double labelSmoothing,
        Activations activations,
        Documents documents,
        boolean observed) {

    public TrainingSettings {
        if (!(gradientClip >= 0)) {
            throw new IllegalArgumentException("gradientClip must not be negative: " + gradientClip);
        }
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException("labelSmoothing must be in [0, 1), not " + labelSmoothing);
        }
    }

    /** All parameters alike, no smoothing. */
    public TrainingSettings(Precision precision, Optimizer optimizer, double gradientClip) {
        this(
                precision,
                optimizer,
                gradientClip,
                ParameterRules.ALL_ALIKE,
                0,
                Activations.KEPT,
                Documents.JOINED,
                false);
    }

    /** The same, but for the parameters. */
    public TrainingSettings with(ParameterRules other) {
        return new TrainingSettings(
                precision, optimizer, gradientClip, other, labelSmoothing, activations, documents, observed);
    }

    /** The same, but for the activations. */
    public TrainingSettings with(Activations other) {
        return new TrainingSettings(
                precision, optimizer, gradientClip, rules, labelSmoothing, other, documents, observed);
    }

    /** The same, but for the smoothing. */
    public TrainingSettings withLabelSmoothing(double other) {
        return new TrainingSettings(precision, optimizer, gradientClip, rules, other, activations, documents, observed);
    }

    /** The same, but for the documents. */
    public TrainingSettings with(Documents other) {
        return new TrainingSettings(
                precision, optimizer, gradientClip, rules, labelSmoothing, activations, other, observed);
    }

    /** The same, but for whether its steps can be looked at. */
    public TrainingSettings withObserved(boolean other) {
        return new TrainingSettings(
                precision, optimizer, gradientClip, rules, labelSmoothing, activations, documents, other);
    }
}
