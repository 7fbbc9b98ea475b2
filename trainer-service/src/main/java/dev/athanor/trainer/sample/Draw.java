package dev.athanor.trainer.sample;

import java.util.random.RandomGenerator;

/** Draws a token from its scores. */
final class Draw {

    private Draw() {}

    /**
     * @param scores of the tokens, before the softmax
     * @param temperature that they are divided by; 0 takes the greatest
     */
    static int from(float[] scores, double temperature, RandomGenerator random) {
        int greatest = 0;
        for (int token = 1; token < scores.length; token++) {
            greatest = scores[token] > scores[greatest] ? token : greatest;
        }
        return temperature == 0 ? greatest : draw(scores, scores[greatest], temperature, random);
    }

    private static int draw(float[] scores, float greatest, double temperature, RandomGenerator random) {
        double[] upTo = new double[scores.length]; // cumulative weights
        double total = 0;
        for (int token = 0; token < scores.length; token++) {
            total += Math.exp((scores[token] - greatest) / temperature);
            upTo[token] = total;
        }
        double point = random.nextDouble() * total;
        int token = 0;
        // Scores that are not numbers give a total that nothing is below: then the last token is as good as any.
        while (token < scores.length - 1 && !(point < upTo[token])) {
            token++;
        }
        return token;
    }
}
