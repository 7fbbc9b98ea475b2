package dev.athanor.serving.sampling;

/** The softmax without its division. */
final class Softmax {

    private Softmax() {}

    /**
     * Replaces logits by {@code exp(logit - greatest)}, proportional to the probabilities.
     *
     * @return their sum
     */
    static double exponentiate(float[] logits) {
        float greatest = greatest(logits);
        double sum = 0;
        for (int token = 0; token < logits.length; token++) {
            logits[token] = (float) Math.exp(logits[token] - greatest);
            sum += logits[token];
        }
        return sum;
    }

    static float greatest(float[] logits) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        return greatest;
    }
}
