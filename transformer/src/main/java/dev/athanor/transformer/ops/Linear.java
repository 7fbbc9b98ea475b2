package dev.athanor.transformer.ops;

import org.jspecify.annotations.Nullable;

/**
 * An affine map. The weight is kept input-major, as Hugging Face's GPT-2 keeps it ({@code Conv1D}).
 *
 * @param weight {@code [in, out]}
 * @param bias {@code [out]}, if there is one
 */
public record Linear(Parameter weight, @Nullable Parameter bias) {

    public Linear {
        if (weight.shape().size() != 2) {
            throw new IllegalArgumentException(weight.name() + " must be a matrix, not " + weight.shape());
        }
        if (bias != null && !bias.shape().equals(weight.shape().subList(1, 2))) {
            throw new IllegalArgumentException(bias.name() + " does not fit " + weight.name());
        }
    }

    /** Width of what comes in. */
    public int in() {
        return weight.shape().getFirst();
    }

    /** Width of what goes out. */
    public int out() {
        return weight.shape().getLast();
    }
}
