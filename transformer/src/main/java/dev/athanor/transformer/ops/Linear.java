package dev.athanor.transformer.ops;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An affine map. Its weight is kept as the architecture's checkpoints keep it, so that none is ever copied into another
 * layout: libtorch and ONNX Runtime multiply by either as fast.
 *
 * <p>An embedding table is the weight of an output-major map from its width to its rows: the output layer of a model whose
 * input and output embeddings are tied (<a href="https://arxiv.org/abs/1608.05859">Press and Wolf, 2017</a>).
 *
 * @param weight a matrix
 * @param bias {@code [out]}, if there is one
 * @param orientation which of the weight's dimensions is which
 */
public record Linear(Parameter weight, @Nullable Parameter bias, Orientation orientation) {

    /** What the dimensions of a weight are. */
    public enum Orientation {
        /** {@code [in, out]}, as Hugging Face's GPT-2 has it ({@code Conv1D}). */
        INPUT_MAJOR,
        /** {@code [out, in]}, as PyTorch's own layers have it. */
        OUTPUT_MAJOR
    }

    public Linear {
        if (weight.shape().size() != 2) {
            throw new IllegalArgumentException(weight.name() + " must be a matrix, not " + weight.shape());
        }
        if (bias != null && !bias.shape().equals(List.of(out(weight, orientation)))) {
            throw new IllegalArgumentException(bias.name() + " does not fit " + weight.name());
        }
    }

    /** Width of what comes in. */
    public int in() {
        return switch (orientation) {
            case INPUT_MAJOR -> weight.shape().getFirst();
            case OUTPUT_MAJOR -> weight.shape().getLast();
        };
    }

    /** Width of what goes out. */
    public int out() {
        return out(weight, orientation);
    }

    private static int out(Parameter weight, Orientation orientation) {
        return switch (orientation) {
            case INPUT_MAJOR -> weight.shape().getLast();
            case OUTPUT_MAJOR -> weight.shape().getFirst();
        };
    }
}
