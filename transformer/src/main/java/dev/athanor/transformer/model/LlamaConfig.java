package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.AttentionPositions.Rotary;
import dev.athanor.transformer.ops.RotaryScaling;

/**
 * The shape of a Llama.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength longest sequence, in tokens
 * @param layers number of blocks
 * @param heads query heads of a block
 * @param keyValueHeads heads of keys and values; divides {@code heads}
 * @param headSize width of one head, even; {@code heads * headSize} need not be the hidden size
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize width between the two halves of a block's feed-forward layer
 * @param rotary how positions turn queries and keys
 * @param normEpsilon added to the mean of squares in norms
 * @param attentionDropout probability on the attention weights, in training; the original has no other dropout
 * @param attentionBias whether the four projections of attention have biases; the original's have none
 * @param feedForwardBias whether those of the feed-forward layers have; the original's have none
 * @param tiedEmbeddings whether one table serves the first and the last layer
 */
public record LlamaConfig(
        int vocabularySize,
        int contextLength,
        int layers,
        int heads,
        int keyValueHeads,
        int headSize,
        int hiddenSize,
        int feedForwardSize,
        Rotary rotary,
        double normEpsilon,
        double attentionDropout,
        boolean attentionBias,
        boolean feedForwardBias,
        boolean tiedEmbeddings) {

    /** What Hugging Face's library takes where a configuration does not say. */
    public static final double DEFAULT_NORM_EPSILON = 1e-6;

    /** What the original uses. */
    public static final double DEFAULT_ROTARY_THETA = 10_000;

    public LlamaConfig {
        Sizes.requirePositive("vocabularySize", vocabularySize);
        Sizes.requirePositive("contextLength", contextLength);
        Sizes.requirePositive("layers", layers);
        Sizes.requirePositive("heads", heads);
        Sizes.requirePositive("keyValueHeads", keyValueHeads);
        Sizes.requirePositive("headSize", headSize);
        Sizes.requirePositive("hiddenSize", hiddenSize);
        Sizes.requirePositive("feedForwardSize", feedForwardSize);
        Sizes.requireDivisible("heads", heads, "keyValueHeads", keyValueHeads);
        if (headSize % 2 != 0) {
            throw new IllegalArgumentException(
                    "headSize is %d, which is odd; rotary positions turn pairs".formatted(headSize));
        }
        Sizes.requirePositive("normEpsilon", normEpsilon);
        Sizes.requireProbability("attentionDropout", attentionDropout);
    }

    /** A shape like the original's: heads share the hidden size evenly, and nothing has a bias. */
    public static LlamaConfig of(
            int vocabularySize,
            int contextLength,
            int layers,
            int heads,
            int keyValueHeads,
            int hiddenSize,
            int feedForwardSize,
            boolean tiedEmbeddings) {
        Sizes.requirePositive("heads", heads);
        Sizes.requireDivisible("hiddenSize", hiddenSize, "heads", heads);
        return new LlamaConfig(
                vocabularySize,
                contextLength,
                layers,
                heads,
                keyValueHeads,
                hiddenSize / heads,
                hiddenSize,
                feedForwardSize,
                new Rotary(DEFAULT_ROTARY_THETA, RotaryScaling.NONE),
                DEFAULT_NORM_EPSILON,
                0,
                false,
                false,
                tiedEmbeddings);
    }
}
