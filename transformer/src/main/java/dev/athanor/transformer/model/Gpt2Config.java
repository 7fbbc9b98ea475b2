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
        requirePositive("vocabularySize", vocabularySize);
        requirePositive("contextLength", contextLength);
        requirePositive("layers", layers);
        requirePositive("heads", heads);
        requirePositive("hiddenSize", hiddenSize);
        if (hiddenSize % heads != 0) {
            throw new IllegalArgumentException(
                    "hiddenSize %d is not divisible by heads %d".formatted(hiddenSize, heads));
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is a probability below 1, not " + dropout);
        }
        if (!(layerNormEpsilon > 0)) {
            throw new IllegalArgumentException("layerNormEpsilon must be positive, not " + layerNormEpsilon);
        }
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

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }
}
