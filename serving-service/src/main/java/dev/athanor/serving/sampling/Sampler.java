package dev.athanor.serving.sampling;

import java.util.random.RandomGenerator;

/** Chooses the next token. Used by one sequence. */
@FunctionalInterface
public interface Sampler {

    /**
     * The id of the next token.
     *
     * @param logits {@code [vocabulary]}, overwritten by the way
     */
    int choose(float[] logits);

    /** The most probable token; of equals the one with the smallest id. */
    static Sampler greedy() {
        return logits -> {
            int best = 0;
            for (int token = 1; token < logits.length; token++) {
                if (logits[token] > logits[best]) {
                    best = token;
                }
            }
            return best;
        };
    }

    /** A token drawn with the probability that the softmax gives it. */
    static Sampler drawing(RandomGenerator random) {
        return logits -> {
            double left = random.nextDouble() * Softmax.exponentiate(logits);
            int last = 0;
            for (int token = 0; token < logits.length; token++) {
                if (logits[token] > 0) {
                    last = token;
                    left -= logits[token];
                    if (left < 0) {
                        return token;
                    }
                }
            }
            // Rounding can leave a remainder of the sum undrawn: it belongs to the last possible token.
            return last;
        };
    }

    /** This sampler, on adjusted logits. */
    default Sampler after(LogitAdjustment adjustment) {
        return logits -> {
            adjustment.adjust(logits);
            return choose(logits);
        };
    }

    /** This sampler, noting each choice in {@code counts}. */
    default Sampler notingIn(TokenCounts counts) {
        return logits -> {
            int token = choose(logits);
            counts.add(token);
            return token;
        };
    }
}
