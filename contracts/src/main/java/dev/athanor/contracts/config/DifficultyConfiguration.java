package dev.athanor.contracts.config;

/**
 * What makes a window of text, or a sample, difficult. Each measure counts in standard deviations from its mean over all of
 * them, times its weight.
 *
 * @param length weight of the words of a sentence
 * @param rarity weight of how rare the words are
 * @param morphology weight of the markers among its words; the dataset says which those are
 * @param loss weight of the model's own loss, measured at evaluations
 * @param lossGroups groups of windows of similar difficulty that the loss is measured for
 */
public record DifficultyConfiguration(
        @Setting(value = "Weight of the mean number of words in a sentence.", fallback = "1")
        @Limits(atLeast = 0, atMost = 1000)
        double length,

        @Setting(value = "Weight of the words' rarity in the dataset.", fallback = "1")
        @Limits(atLeast = 0, atMost = 1000)
        double rarity,

        @Setting(
                value = "Weight of the grammatical markers per word, which the dataset must have been told (markers).",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1000)
        double morphology,

        @Setting(value = "Weight of the model's own loss, measured anew at each evaluation.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1000)
        double loss,

        @Setting(
                value =
                        "Groups of windows of similar difficulty, for each of which an evaluation measures the loss of one batch.",
                fallback = "16")
        @Limits(atLeast = 2, atMost = 256)
        int lossGroups) {

    public DifficultyConfiguration {
        Inspection.require(DifficultyConfiguration.class, length, rarity, morphology, loss, lossGroups);
    }
}
