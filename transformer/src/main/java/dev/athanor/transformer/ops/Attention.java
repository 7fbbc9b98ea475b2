package dev.athanor.transformer.ops;

/**
 * One layer's attention: {@code softmax(scale · queries · keysᵀ + what positions add) · values}, head by head.
 *
 * @param reach which keys a query sees
 * @param layer the block's index, which names its cache ({@code past_key_values.{layer}.key})
 * @param heads query heads
 * @param keyValueHeads heads of keys and values; divides {@code heads}, and equals it where every query head has its own
 *     (<a href="https://arxiv.org/abs/2305.13245">Ainslie et al., 2023</a>)
 * @param headSize width of one head
 * @param scale of the products of queries and keys
 * @param dropout probability on the attention weights, in training
 * @param positions how the scores come to depend on places
 */
public record Attention(
        Reach reach,
        int layer,
        int heads,
        int keyValueHeads,
        int headSize,
        double scale,
        double dropout,
        AttentionPositions positions) {

    /** Which keys a query sees; padding apart, which nobody sees. */
    public enum Reach {
        /** Those of its own sequence up to its own place. */
        CAUSAL,
        /** All of its own sequence. */
        BIDIRECTIONAL,
        /** All of another sequence. */
        CROSS
    }

    public Attention {
        if (layer < 0 || headSize <= 0 || keyValueHeads <= 0 || heads <= 0 || heads % keyValueHeads != 0) {
            throw new IllegalArgumentException("layer %d: %d heads over %d key-value heads of size %d do not fit"
                    .formatted(layer, heads, keyValueHeads, headSize));
        }
        if (!(scale > 0)) {
            throw new IllegalArgumentException("the scale of scores must be positive, not " + scale);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is a probability below 1, not " + dropout);
        }
        if (positions instanceof AttentionPositions.Rotary && headSize % 2 != 0) {
            throw new IllegalArgumentException(
                    "rotary positions turn pairs; a head of size " + headSize + " has half one");
        }
    }

    /** Attention whose scores are scaled by {@code 1 / sqrt(headSize)} and know no positions. */
    public static Attention scaled(Reach reach, int layer, int heads, int keyValueHeads, int headSize, double dropout) {
        return new Attention(
                reach,
                layer,
                heads,
                keyValueHeads,
                headSize,
                1 / Math.sqrt(headSize),
                dropout,
                AttentionPositions.UNKNOWN);
    }

    /** The same with positions. */
    public Attention with(AttentionPositions others) {
        return new Attention(reach, layer, heads, keyValueHeads, headSize, scale, dropout, others);
    }

    /** Width of the queries, and of the result. */
    public int width() {
        return heads * headSize;
    }

    /** Width of the keys, and of the values. */
    public int keyValueWidth() {
        return keyValueHeads * headSize;
    }

    /**
     * Width of packed queries, keys and values.
     *
     * @throws IllegalStateException if heads share keys and values: those are not packed
     */
    public int packedWidth() {
        if (group() != 1) {
            throw new IllegalStateException(
                    "layer %d: %d heads that share %d are not packed".formatted(layer, heads, keyValueHeads));
        }
        return 3 * width();
    }

    /** How many query heads share a head of keys and values. */
    public int group() {
        return heads / keyValueHeads;
    }
}
