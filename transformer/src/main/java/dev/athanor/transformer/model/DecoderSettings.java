package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.AttentionPositions.Rotary;
import dev.athanor.transformer.ops.RotaryScaling;

/**
 * What can be said of every language model, in words that the architectures share. Each takes what it has; whoever lets
 * people say more than that refuses it before.
 *
 * @param architecture {@code gpt2} or {@code llama}
 * @param vocabularySize how many tokens there are
 * @param contextLength longest sequence, in tokens
 * @param layers number of blocks
 * @param heads attention heads of a block
 * @param keyValueHeads heads of keys and values
 * @param hiddenSize width of the residual stream
 * @param feedForwardSize width inside feed-forward layers; 0 for the architecture's own
 * @param dropout probability in training
 * @param bias whether linear layers and norms have one
 * @param ropeTheta base of the frequencies of rotary positions
 * @param tieEmbeddings whether one table serves the first and the last layer
 */
public record DecoderSettings(
        String architecture,
        int vocabularySize,
        int contextLength,
        int layers,
        int heads,
        int keyValueHeads,
        int hiddenSize,
        int feedForwardSize,
        double dropout,
        boolean bias,
        double ropeTheta,
        boolean tieEmbeddings) {

    /** Widths that are multiples of this leave no processor's vectors half empty. */
    private static final int WIDTH_UNIT = 32;

    /**
     * The model.
     *
     * @throws IllegalArgumentException if there is no such architecture, or it takes no such shape
     */
    public LanguageModel model() {
        return switch (architecture) {
            case "gpt2" ->
                new Gpt2(new Gpt2Config(vocabularySize, contextLength, layers, heads, hiddenSize, dropout, bias));
            case "llama" -> new Llama(llama());
            default ->
                throw new IllegalArgumentException(
                        "the architecture is '%s'; allowed are gpt2, llama".formatted(architecture));
        };
    }

    private LlamaConfig llama() {
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
                feedForwardSize == 0 ? gatedSize(hiddenSize) : feedForwardSize,
                new Rotary(ropeTheta, RotaryScaling.NONE),
                LlamaConfig.DEFAULT_NORM_EPSILON,
                dropout,
                false,
                false,
                tieEmbeddings);
    }

    /** Two thirds of the usual four times: three matrices, as gated layers have, then have the parameters of two. */
    public static int gatedSize(int hiddenSize) {
        return Math.ceilDiv(8 * hiddenSize / 3, WIDTH_UNIT) * WIDTH_UNIT;
    }
}
