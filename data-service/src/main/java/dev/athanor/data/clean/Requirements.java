package dev.athanor.data.clean;

import dev.athanor.contracts.config.LengthConfiguration;
import dev.athanor.contracts.config.QualityConfiguration;
import dev.athanor.data.measure.MeasuredText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** What a configuration requires of texts. A limit of 0 looks at nothing. */
final class Requirements {

    private static final int SHORTEST_FREQUENT_PHRASE = 2;
    private static final int LONGEST_FREQUENT_PHRASE = 4;
    private static final double FREQUENT_PHRASE_STEP = 0.02;
    private static final int SHORTEST_REPEATED_PHRASE = 5;
    private static final int LONGEST_REPEATED_PHRASE = 10;
    private static final double REPEATED_PHRASE_STEP = 0.01;

    private final List<Requirement> all = new ArrayList<>();

    private Requirements() {}

    /** Of each sequence. */
    static List<Requirement> of(LengthConfiguration lengths) {
        var requirements = new Requirements();
        requirements.atLeast("lengths.fewestCharacters", lengths.fewestCharacters(), MeasuredText::characters);
        requirements.atMost("lengths.mostCharacters", lengths.mostCharacters(), MeasuredText::characters);
        requirements.atLeast("lengths.fewestWords", lengths.fewestWords(), MeasuredText::wordCount);
        requirements.atMost("lengths.mostWords", lengths.mostWords(), MeasuredText::wordCount);
        return requirements.all;
    }

    /** Of a document; of a pair, of both together. The cheap ones come first. */
    static List<Requirement> of(QualityConfiguration quality) {
        var requirements = new Requirements();
        requirements.atLeast("quality.letters", quality.letters(), MeasuredText::letters);
        requirements.atLeast("quality.wordsWithLetters", quality.wordsWithLetters(), MeasuredText::wordsWithLetters);
        requirements.atMost("quality.symbolsPerWord", quality.symbolsPerWord(), MeasuredText::symbolsPerWord);
        requirements.meanWord(quality);
        requirements.atMost("quality.ellipsisLines", quality.ellipsisLines(), MeasuredText::ellipsisLines);
        requirements.atMost("quality.bulletLines", quality.bulletLines(), MeasuredText::bulletLines);
        requirements.atMost("quality.repeatedLines", quality.repeatedLines(), MeasuredText::repeatedLines);
        requirements.atMost(
                "quality.repeatedLineCharacters",
                quality.repeatedLineCharacters(),
                MeasuredText::repeatedLineCharacters);
        requirements.atMost(
                "quality.repeatedParagraphs", quality.repeatedParagraphs(), MeasuredText::repeatedParagraphs);
        requirements.atMost(
                "quality.repeatedParagraphCharacters",
                quality.repeatedParagraphCharacters(),
                MeasuredText::repeatedParagraphCharacters);
        requirements.phrases(quality);
        return requirements.all;
    }

    private void atLeast(String rule, double limit, ToDoubleFunction<MeasuredText> measure) {
        if (limit > 0) {
            all.add(Requirement.atLeast(rule, limit, measure));
        }
    }

    private void atMost(String rule, double limit, ToDoubleFunction<MeasuredText> measure) {
        if (limit > 0) {
            all.add(Requirement.atMost(rule, limit, measure));
        }
    }

    /** A text whose script has no spaces has no mean, and is neither too short nor too long. */
    private void meanWord(QualityConfiguration quality) {
        double shortest = quality.shortestMeanWord();
        double longest = quality.longestMeanWord();
        atLeast("quality.shortestMeanWord", shortest, text -> text.meanWordLength()
                .orElse(shortest));
        atMost("quality.longestMeanWord", longest, text -> text.meanWordLength().orElse(longest));
    }

    private void phrases(QualityConfiguration quality) {
        if (quality.mostFrequentPhrase() > 0) {
            all.add(new Requirement(
                    "quality.mostFrequentPhrase",
                    text -> firstOver(
                            SHORTEST_FREQUENT_PHRASE,
                            LONGEST_FREQUENT_PHRASE,
                            text::mostFrequentPhrase,
                            quality.mostFrequentPhrase(),
                            FREQUENT_PHRASE_STEP)));
        }
        if (quality.repeatedPhrases() > 0) {
            all.add(new Requirement(
                    "quality.repeatedPhrases",
                    text -> firstOver(
                            SHORTEST_REPEATED_PHRASE,
                            LONGEST_REPEATED_PHRASE,
                            text::repeatedPhrases,
                            quality.repeatedPhrases(),
                            REPEATED_PHRASE_STEP)));
        }
    }

    /** Longer phrases may have a smaller share. */
    private static Optional<String> firstOver(
            int shortest, int longest, IntToDoubleFunction share, double limit, double step) {
        for (int words = shortest; words <= longest; words++) {
            var objection =
                    Requirement.over(share.applyAsDouble(words), Math.max(0, limit - step * (words - shortest)));
            if (objection.isPresent()) {
                return Optional.of("phrases of %d words: %s".formatted(words, objection.get()));
            }
        }
        return Optional.empty();
    }
}
