package dev.athanor.transformer.ops;

import java.util.List;

/**
 * A weight that a model owns: its name, shape and first value, but never its data.
 *
 * @param name as Hugging Face's library names it in a checkpoint, such as {@code transformer.h.0.attn.c_attn.weight}; unique
 *     within a model
 * @param shape the sizes of its dimensions, in elements, row-major
 * @param initialisation of a model that starts training
 */
public record Parameter(String name, List<Integer> shape, Initialisation initialisation) {

    public Parameter {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter needs a name");
        }
        shape = List.copyOf(shape);
        if (shape.isEmpty() || shape.stream().anyMatch(size -> size <= 0)) {
            throw new IllegalArgumentException("parameter " + name + " needs positive sizes, not " + shape);
        }
    }

    /** How many numbers it holds. */
    public long elements() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /**
     * Whether weight decay applies: to matrices and embeddings, not to biases and gains, whose shrinking regularises
     * nothing.
     */
    public boolean decays() {
        return shape.size() >= 2;
    }
}
