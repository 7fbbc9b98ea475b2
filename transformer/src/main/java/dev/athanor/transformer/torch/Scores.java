package dev.athanor.transformer.torch;

/** Writes what a program scores, as methods. */
interface Scores {

    /** {@code scores}: in fp32, as evaluation and exports use it. */
    String scores();

    /**
     * {@code training_scores}.
     *
     * @throws IllegalArgumentException if the model is not trained in that precision
     */
    String trainingScores(Precision precision);

    /** {@code write}, of a model that writes one sequence for another; nothing of others. */
    String writing();

    /** {@code forward}: scores in the shape that callers expect. */
    String forward();
}
