package dev.athanor.transformer.ops;

import org.jspecify.annotations.Nullable;

/**
 * A layer normalisation's gain and shift.
 *
 * @param weight {@code [width]}, the gain
 * @param bias {@code [width]}, the shift, if there is one
 * @param epsilon added to the variance
 */
public record LayerNorm(Parameter weight, @Nullable Parameter bias, double epsilon) {

    public LayerNorm {
        if (weight.shape().size() != 1) {
            throw new IllegalArgumentException(weight.name() + " must be a vector, not " + weight.shape());
        }
        if (bias != null && !bias.shape().equals(weight.shape())) {
            throw new IllegalArgumentException(bias.name() + " does not fit " + weight.name());
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
