package dev.athanor.contracts.config;

/**
 * The model's shape. The vocabulary's size is the dataset's.
 *
 * @param architecture which class of the transformer library; {@code gpt2}
 * @param layers number of blocks
 * @param heads attention heads; divides {@code hiddenSize}
 * @param hiddenSize width of the residual stream
 * @param contextLength longest sequence, in tokens
 * @param dropout probability in training, after embeddings, attention and projections
 * @param bias whether linear layers and norms have one
 */
public record ModelConfiguration(
        String architecture, int layers, int heads, int hiddenSize, int contextLength, double dropout, boolean bias) {}
