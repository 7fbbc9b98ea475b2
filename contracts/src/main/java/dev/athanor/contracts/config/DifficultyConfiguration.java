package dev.athanor.contracts.config;

/**
 * What makes a window of text difficult. Each measure counts in standard deviations from its mean over the windows, times
 * its weight.
 *
 * @param length weight of the words of a sentence
 * @param rarity weight of how rare the words are
 * @param morphology weight of the markers in its words
 * @param loss weight of the model's own loss, measured at evaluations
 * @param lossGroups groups of windows of similar difficulty that the loss is measured for
 * @param markers of the language, for {@code morphology}
 */
public record DifficultyConfiguration(
        @Setting(value = "Weight of the mean number of words in a sentence.", fallback = "1")
        @Limits(atLeast = 0, atMost = 1000)
        double length,

        @Setting(value = "Weight of the words' rarity in the dataset.", fallback = "1")
        @Limits(atLeast = 0, atMost = 1000)
        double rarity,

        @Setting(value = "Weight of the grammatical markers per word.", fallback = "0")
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
        int lossGroups,

        @Setting(
                value = "Grammatical markers: the name of a language that comes along (hindi), or words as they stand "
                        + "and endings with a hyphen before them, separated by spaces.",
                fallback = "hindi")
        @Matches(
                value = "\\s*[^\\s-][\\s\\S]{0,8000}|\\s*-[^\\s-][\\s\\S]{0,8000}",
                meaning = "a language, or words and endings such as: ko se -ta -ti")
        String markers) {

    public DifficultyConfiguration {
        Inspection.require(DifficultyConfiguration.class, length, rarity, morphology, loss, lossGroups, markers);
    }
}
