package dev.athanor.transformer.ops;

/**
 * The shape of one layer's attention. Scores are scaled by {@code 1 / sqrt(headSize)}.
 *
 * @param layer the block's index, which names its cache ({@code past_key_values.{layer}.key})
 * @param heads query heads
 * @param keyValueHeads heads of keys and values; divides {@code heads}, and equals it where every query head has its own
 *     (<a href="https://arxiv.org/abs/2305.13245">Ainslie et al., 2023</a>)
 * @param headSize width of one head
 * @param dropout probability on the attention weights, in training
 */
public record CausalAttention(int layer, int heads, int keyValueHeads, int headSize, double dropout) {

    public CausalAttention {
        if (layer < 0 || headSize <= 0 || keyValueHeads <= 0 || heads <= 0 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException("layer %d: %d heads over %d key-value heads of size %d do not fit"
                    .formatted(layer, heads, keyValueHeads, headSize));
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is a probability below 1, not " + dropout);
        }
    }

    /** Width of the packed queries, keys and values. */
    public int packedWidth() {
        return (heads + 2 * keyValueHeads) * headSize;
    }

    /** Width of the result. */
    public int width() {
        return heads * headSize;
    }
}
