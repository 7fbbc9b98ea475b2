package dev.athanor.contracts.config;

/**
 * What shows, in any language, that a document was written by nobody for nobody. The measures and the usual limits are those
 * of Gopher (<a href="https://arxiv.org/abs/2112.11446">Rae et al., 2021</a>, table A1), which FineWeb
 * (<a href="https://arxiv.org/abs/2406.17557">Penedo et al., 2024</a>) took over, but for its English stop words. A limit of
 * 0 looks at nothing.
 *
 * @param repeatedLines share of the lines that stood in the document before
 * @param repeatedLineCharacters share of the characters that are in such lines
 * @param repeatedParagraphs as {@code repeatedLines}, of paragraphs
 * @param repeatedParagraphCharacters as {@code repeatedLineCharacters}, of paragraphs
 * @param mostFrequentPhrase share of the characters that are in the most frequent phrase
 * @param repeatedPhrases share of the characters that are in phrases that came before
 * @param symbolsPerWord hash signs, or ellipses, for each word
 * @param letters share of the visible characters that are letters, or marks on them
 * @param wordsWithLetters share of the words that have a letter
 * @param shortestMeanWord characters; of scripts without spaces not looked at
 * @param longestMeanWord characters; of scripts without spaces not looked at
 * @param ellipsisLines share of the lines that end in an ellipsis
 * @param bulletLines share of the lines that begin with a bullet
 */
public record QualityConfiguration(
        @Setting(value = "Largest share of lines that stood in the document before; Gopher: 0.3.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double repeatedLines,

        @Setting(value = "Largest share of the characters in such lines; Gopher: 0.2.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double repeatedLineCharacters,

        @Setting(value = "Largest share of paragraphs that stood in the document before; Gopher: 0.3.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double repeatedParagraphs,

        @Setting(value = "Largest share of the characters in such paragraphs; Gopher: 0.2.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double repeatedParagraphCharacters,

        @Setting(
                value = "Largest share of the characters in the most frequent phrase of two words; of three words 0.02 "
                        + "less, of four 0.04; Gopher: 0.2.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double mostFrequentPhrase,

        @Setting(
                value = "Largest share of the characters in phrases of five words that came before; 0.01 less for each "
                        + "further word, up to ten; Gopher: 0.15.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double repeatedPhrases,

        @Setting(value = "Most hash signs, or ellipses, for each word; Gopher: 0.1.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1000)
        double symbolsPerWord,

        @Setting(value = "Smallest share of the visible characters that are letters or their marks.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double letters,

        @Setting(value = "Smallest share of words with a letter; Gopher: 0.8.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double wordsWithLetters,

        @Setting(value = "Fewest characters of a word, on average; Gopher: 3.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1000)
        double shortestMeanWord,

        @Setting(value = "Most characters of a word, on average; Gopher: 10.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1000)
        double longestMeanWord,

        @Setting(value = "Largest share of lines that end in an ellipsis; Gopher: 0.3.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double ellipsisLines,

        @Setting(value = "Largest share of lines that begin with a bullet; Gopher: 0.9.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1)
        double bulletLines) {

    public QualityConfiguration {
        Inspection.require(
                QualityConfiguration.class,
                repeatedLines,
                repeatedLineCharacters,
                repeatedParagraphs,
                repeatedParagraphCharacters,
                mostFrequentPhrase,
                repeatedPhrases,
                symbolsPerWord,
                letters,
                wordsWithLetters,
                shortestMeanWord,
                longestMeanWord,
                ellipsisLines,
                bulletLines);
    }
}
