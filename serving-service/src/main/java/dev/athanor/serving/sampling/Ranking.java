package dev.athanor.serving.sampling;

import java.util.Arrays;

/** Tokens in the order of their scores. */
final class Ranking {

    private Ranking() {}

    /**
     * The tokens whose score is at least {@code floor}, the greatest first; of equals the one with the smallest id.
     *
     * @param scores {@code [vocabulary]}
     */
    static int[] descending(float[] scores, float floor) {
        long[] keys = new long[scores.length];
        int count = 0;
        for (int token = 0; token < scores.length; token++) {
            if (scores[token] >= floor) {
                keys[count++] = key(scores[token], token);
            }
        }
        Arrays.sort(keys, 0, count);
        int[] tokens = new int[count];
        for (int rank = 0; rank < count; rank++) {
            tokens[rank] = (int) keys[rank];
        }
        return tokens;
    }

    /** Sorts as the negated score and then the token do, with primitives only: half a vocabulary of objects is slow. */
    private static long key(float score, int token) {
        int bits = Float.floatToIntBits(-score + 0.0f);
        // IEEE 754 numbers sort like sign and magnitude; two's complement needs the magnitude of negatives turned
        // round.
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << 32) | token;
    }
}
