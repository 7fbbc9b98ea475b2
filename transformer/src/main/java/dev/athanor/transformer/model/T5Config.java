package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Activation;

/**
 * The shape of a T5.
 *
 * @param vocabularySize how many tokens there are
 * @param contextLength longest sequence that is read, and longest that is written, in tokens; relative positions set none,
 *     so this is how long sequences were in training
 * @param encoderLayers number of blocks that read
 * @param decoderLayers number of blocks that write
 * @param heads attention heads of a block
 * @param headSize width of one head; {@code heads * headSize} need not be the hidden size
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize width inside feed-forward layers
 * @param activation inside feed-forward layers
 * @param gated whether feed-forward layers have a gate, as from version 1.1 on
 * @param buckets of distances, an even number
 * @param farthest distance, in tokens, from which on all share a bucket
 * @param dropout probability in training, wherever T5 has dropout
 * @param normEpsilon added to the mean of squares in norms
 * @param tiedEmbeddings whether the words' table is the last layer too, as before version 1.1
 * @param scaledOutputs whether what the last layer reads is divided by {@code sqrt(hiddenSize)}, as before version 1.1
 */
public record T5Config(
        int vocabularySize,
        int contextLength,
        int encoderLayers,
        int decoderLayers,
        int heads,
        int headSize,
        int hiddenSize,
        int feedForwardSize,
        Activation activation,
        boolean gated,
        int buckets,
        int farthest,
        double dropout,
        double normEpsilon,
        boolean tiedEmbeddings,
        boolean scaledOutputs) {

    /** What the original uses. */
    public static final double DEFAULT_NORM_EPSILON = 1e-6;

    public T5Config {
        Sizes.requirePositive("vocabularySize", vocabularySize);
        Sizes.requirePositive("contextLength", contextLength);
        Sizes.requirePositive("encoderLayers", encoderLayers);
        Sizes.requirePositive("decoderLayers", decoderLayers);
        Sizes.requirePositive("heads", heads);
        Sizes.requirePositive("headSize", headSize);
        Sizes.requirePositive("hiddenSize", hiddenSize);
        Sizes.requirePositive("feedForwardSize", feedForwardSize);
        Sizes.requirePositive("buckets", buckets);
        Sizes.requirePositive("farthest", farthest);
        Sizes.requireProbability("dropout", dropout);
        Sizes.requirePositive("normEpsilon", normEpsilon);
    }

    /** The same with or without a last layer of its own. */
    public T5Config withTiedEmbeddings(boolean tied) {
        return new T5Config(
                vocabularySize,
                contextLength,
                encoderLayers,
                decoderLayers,
                heads,
                headSize,
                hiddenSize,
                feedForwardSize,
                activation,
                gated,
                buckets,
                farthest,
                dropout,
                normEpsilon,
                tied,
                scaledOutputs);
    }
}
