package dev.athanor.transformer.ops;

/**
 * A root-mean-square normalisation's gain.
 *
 * @param weight {@code [width]}
 * @param epsilon added to the mean of squares
 */
public record RmsNorm(Parameter weight, double epsilon) {

    public RmsNorm {
        if (weight.shape().size() != 1) {
            throw new IllegalArgumentException(weight.name() + " must be a vector, not " + weight.shape());
        }
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("the epsilon of " + weight.name() + " must be positive, not " + epsilon);
        }
    }

    /** Width of what it normalises. */
    public int width() {
        return weight.shape().getFirst();
    }
}
