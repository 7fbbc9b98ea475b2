package dev.athanor.trainer.difficulty;

/**
 * How much each measure counts, in standard deviations from its mean.
 *
 * @param length of sentences
 * @param rarity of words
 * @param morphology markers per word
 */
public record Weights(double length, double rarity, double morphology) {

    double[] asArray() {
        return new double[] {length, rarity, morphology};
    }
}
