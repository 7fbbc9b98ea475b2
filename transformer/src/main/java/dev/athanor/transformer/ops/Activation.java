package dev.athanor.transformer.ops;

/** Functions of one number, applied to each element. */
public enum Activation {
    /** {@code x · Φ(x)}, the Gaussian error linear unit (<a href="https://arxiv.org/abs/1606.08415">Hendrycks and Gimpel, 2016</a>). */
    GELU,
    /** The same approximated by a tanh, which Hugging Face calls {@code gelu_new}. */
    GELU_TANH,
    /** {@code x · sigmoid(x)} (<a href="https://arxiv.org/abs/1702.03118">Elfwing et al., 2017</a>). */
    SILU,
    /** {@code max(x, 0)}. */
    RELU,
    /** The hyperbolic tangent. */
    TANH
}
