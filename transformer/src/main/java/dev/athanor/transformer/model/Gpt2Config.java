package dev.athanor.transformer.model;

/**
 * The shape of a GPT-2.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength longest sequence, in tokens
 * @param layers number of blocks
 * @param heads attention heads of a block; divides {@code hiddenSize}
 * @param hiddenSize width of the residual stream
 * @param dropout probability in training, after embeddings, attention weights and residual projections
 * @param bias whether linear layers and norms have one; the original has
 * @param layerNormEpsilon added to the variance in layer norms
 */
public record Gpt2Config(
        int vocabularySize,
        int contextLength,
        int layers,
        int heads,
        int hiddenSize,
        double dropout,
        boolean bias,
        double layerNormEpsilon) {

    /** What the original uses. */
    public static final double DEFAULT_LAYER_NORM_EPSILON = 1e-5;

    public Gpt2Config {
        Sizes.requirePositive("vocabularySize", vocabularySize);
        Sizes.requirePositive("contextLength", contextLength);
        Sizes.requirePositive("layers", layers);
        Sizes.requirePositive("heads", heads);
        Sizes.requirePositive("hiddenSize", hiddenSize);
        Sizes.requireDivisible("hiddenSize", hiddenSize, "heads", heads);
        Sizes.requireProbability("dropout", dropout);
        Sizes.requirePositive("layerNormEpsilon", layerNormEpsilon);
    }

    public Gpt2Config(
            int vocabularySize,
            int contextLength,
            int layers,
            int heads,
            int hiddenSize,
            double dropout,
            boolean bias) {
        this(vocabularySize, contextLength, layers, heads, hiddenSize, dropout, bias, DEFAULT_LAYER_NORM_EPSILON);
    }

    /** Width of one attention head. */
    public int headSize() {
        return hiddenSize / heads;
    }

    /**
     * The same shape with every bias present, as Hugging Face's library expects it. Parameters that this adds start at
     * zero, which is what a model without them computes.
     */
    public Gpt2Config withBias() {
        return new Gpt2Config(
                vocabularySize, contextLength, layers, heads, hiddenSize, dropout, true, layerNormEpsilon);
    }
}
