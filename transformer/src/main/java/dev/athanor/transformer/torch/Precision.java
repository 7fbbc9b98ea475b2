package dev.athanor.transformer.torch;

/** Arithmetic of the forward and backward pass in training. Weights, moments, norms, softmax and loss stay in fp32. */
public enum Precision {
    /** IEEE single precision throughout. */
    FP32,
    /** Matrix products, attention and activations in bfloat16. */
    BF16
}
