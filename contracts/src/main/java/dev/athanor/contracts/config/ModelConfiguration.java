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
        @Setting(value = "Which architecture.", fallback = "gpt2") @OneOf("gpt2")
        String architecture,

        @Setting(value = "Number of blocks.", fallback = "4") @Limits(atLeast = 1, atMost = 512)
        int layers,

        @Setting(value = "Attention heads; they share the hidden size evenly.", fallback = "4")
        @Limits(atLeast = 1, atMost = 512)
        @Divides("model.hiddenSize")
        int heads,

        @Setting(value = "Width of the residual stream.", fallback = "128") @Limits(atLeast = 1, atMost = 65_536)
        int hiddenSize,

        @Setting(value = "Longest sequence, in tokens.", fallback = "64") @Limits(atLeast = 1, atMost = 1_048_576)
        int contextLength,

        @Setting(
                value = "Probability of dropout in training, after embeddings, attention and projections.",
                fallback = "0")
        @Limits(atLeast = 0, below = 1)
        double dropout,

        @Setting(value = "Whether linear layers and norms have a bias.", fallback = "false")
        boolean bias) {

    public ModelConfiguration {
        Inspection.require(
                ModelConfiguration.class, architecture, layers, heads, hiddenSize, contextLength, dropout, bias);
    }
}
