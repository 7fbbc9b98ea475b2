package dev.athanor.transformer.ops;

/** How attention knows where tokens stand. */
public sealed interface AttentionPositions {

    /** Not at all; embeddings of positions may have told it already. */
    AttentionPositions UNKNOWN = new Unknown();

    /** See {@link #UNKNOWN}. */
    record Unknown() implements AttentionPositions {}

    /**
     * Queries and keys are turned by angles proportional to their places, so that their products depend on distances
     * (<a href="https://arxiv.org/abs/2104.09864">Su et al., 2021</a>). As in Hugging Face's library, element {@code i} of a
     * head forms a pair with element {@code i + headSize / 2}.
     *
     * @param theta base of the frequencies, {@code theta^(-2i / headSize)}
     * @param scaling how they are stretched for contexts longer than a model was made for
     */
    record Rotary(double theta, RotaryScaling scaling) implements AttentionPositions {
        public Rotary {
            if (!(theta > 0)) {
                throw new IllegalArgumentException("rotary theta must be positive, not " + theta);
            }
        }

        /** Radians per token of each pair, {@code [headSize / 2]}, computed in singles as PyTorch computes them. */
        public float[] frequencies(int headSize) {
            float[] frequencies = new float[headSize / 2];
            for (int pair = 0; pair < frequencies.length; pair++) {
                float period = (float) Math.pow(theta, 2f * pair / headSize);
                frequencies[pair] = scaling.of(1 / period);
            }
            return frequencies;
        }
    }

    /**
     * A learned number per head is added to each score, by the distance from query to key; distances share buckets, the
     * farther the more of them (<a href="https://arxiv.org/abs/1910.10683">Raffel et al., 2020</a>).
     *
     * @param table {@code [buckets, heads]}, which layers share
     * @param farthest distance, in tokens, from which on all share the last bucket
     */
    record RelativeBias(Parameter table, int farthest) implements AttentionPositions {
        public RelativeBias {
            if (table.shape().size() != 2 || buckets(table) < 4 || buckets(table) % 2 != 0) {
                throw new IllegalArgumentException(
                        "%s must have an even number of buckets, at least 4, and a column per head, not %s"
                                .formatted(table.name(), table.shape()));
            }
            if (farthest <= buckets(table) / 2) {
                throw new IllegalArgumentException("%d buckets need a farthest distance beyond %d, not %d"
                        .formatted(buckets(table), buckets(table) / 2, farthest));
            }
        }

        /** How many buckets there are. */
        public int buckets() {
            return buckets(table);
        }

        private static int buckets(Parameter table) {
            return table.shape().getFirst();
        }
    }
}
