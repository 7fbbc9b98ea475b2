package dev.athanor.serving.sampling;

import java.util.Arrays;
import java.util.Map;

/** Changes logits before a token is chosen. */
@FunctionalInterface
public interface LogitAdjustment {

    /**
     * Adjusts in place.
     *
     * @param logits {@code [vocabulary]}
     */
    void adjust(float[] logits);

    /**
     * Sharpens the distribution below 1, flattens it above.
     *
     * @param temperature positive
     */
    static LogitAdjustment temperature(double temperature) {
        return logits -> {
            // Measured from the greatest, so that no temperature is too small: the greatest stays 0.
            float greatest = Softmax.greatest(logits);
            for (int token = 0; token < logits.length; token++) {
                logits[token] = (float) ((logits[token] - greatest) / temperature);
            }
        };
    }

    /** Leaves the {@code k} most probable tokens. */
    static LogitAdjustment topK(int k) {
        return logits -> {
            if (k < logits.length) {
                int[] ranking = Ranking.descending(logits, Float.NEGATIVE_INFINITY);
                exclude(logits, ranking, k);
            }
        };
    }

    /**
     * Leaves the nucleus: the fewest most probable tokens whose probabilities add up to {@code p} or more (<a
     * href="https://arxiv.org/abs/1904.09751">Holtzman et al., 2020</a>).
     *
     * @param p in [0, 1]; 0 leaves the most probable token
     */
    static LogitAdjustment topP(double p) {
        return logits -> {
            if (p < 1) {
                float[] weights = logits.clone();
                double sum = Softmax.exponentiate(weights);
                // All tokens below this could not fill the rest that the nucleus leaves, so none of them is in it.
                float floor = (float) (sum * (1 - p) / logits.length);
                int[] ranking = Ranking.descending(weights, floor);
                exclude(logits, ranking, nucleusSize(weights, ranking, p * sum));
            }
        };
    }

    /** Adds a constant to the logits of some tokens. */
    static LogitAdjustment bias(Map<Integer, Float> biases) {
        return logits -> biases.forEach((token, bias) -> logits[token] += bias);
    }

    /**
     * Makes tokens less probable that the sequence has already: once for being there, and once for each time.
     *
     * @param presence subtracted once
     * @param frequency subtracted for each occurrence
     */
    static LogitAdjustment penalties(TokenCounts counts, double presence, double frequency) {
        return logits -> counts.forEach((token, count) -> logits[token] -= (float) (presence + frequency * count));
    }

    private static int nucleusSize(float[] weights, int[] ranking, double wanted) {
        double gathered = 0;
        for (int size = 0; size < ranking.length; size++) {
            gathered += weights[ranking[size]];
            if (gathered >= wanted) {
                return size + 1;
            }
        }
        return ranking.length;
    }

    private static void exclude(float[] logits, int[] ranking, int kept) {
        float[] before = logits.clone();
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        for (int rank = 0; rank < Math.min(kept, ranking.length); rank++) {
            logits[ranking[rank]] = before[ranking[rank]];
        }
    }
}
