package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Activation;

/**
 * The shape of a BERT.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength longest sequence, in tokens
 * @param segments kinds of text in one sequence; the original tells two apart
 * @param layers number of blocks
 * @param heads attention heads of a block; divides {@code hiddenSize}
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize width inside feed-forward layers
 * @param activation inside feed-forward layers, and in the head of the masked language model
 * @param dropout probability in training, after embeddings and residual projections
 * @param attentionDropout probability in training, on attention weights
 * @param layerNormEpsilon added to the variance in layer norms
 */
public record BertConfig(
        int vocabularySize,
        int contextLength,
        int segments,
        int layers,
        int heads,
        int hiddenSize,
        int feedForwardSize,
        Activation activation,
        double dropout,
        double attentionDropout,
        double layerNormEpsilon) {

    /** What the original uses. */
    public static final double DEFAULT_LAYER_NORM_EPSILON = 1e-12;

    public BertConfig {
        Sizes.requirePositive("vocabularySize", vocabularySize);
        Sizes.requirePositive("contextLength", contextLength);
        Sizes.requirePositive("segments", segments);
        Sizes.requirePositive("layers", layers);
        Sizes.requirePositive("heads", heads);
        Sizes.requirePositive("hiddenSize", hiddenSize);
        Sizes.requirePositive("feedForwardSize", feedForwardSize);
        Sizes.requireDivisible("hiddenSize", hiddenSize, "heads", heads);
        Sizes.requireProbability("dropout", dropout);
        Sizes.requireProbability("attentionDropout", attentionDropout);
        Sizes.requirePositive("layerNormEpsilon", layerNormEpsilon);
    }

    /** Width of one attention head. */
    public int headSize() {
        return hiddenSize / heads;
    }
}
