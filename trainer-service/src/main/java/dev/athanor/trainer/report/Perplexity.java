package dev.athanor.trainer.report;

/** How many tokens the model hesitates between, on average: the exponential of its cross-entropy. */
final class Perplexity {

    /** Above this a model is lost, and its perplexity says nothing but spoils the scale of the curve. */
    private static final double GREATEST_LOSS = 20;

    private Perplexity() {}

    /**
     * Always finite, unless the loss is NaN.
     *
     * @param loss mean cross-entropy, nats per token
     */
    static double of(double loss) {
        return Math.exp(Math.min(loss, GREATEST_LOSS));
    }
}
