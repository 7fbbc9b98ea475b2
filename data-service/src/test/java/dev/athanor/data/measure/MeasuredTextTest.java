package dev.athanor.data.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Each number here was counted by hand. */
class MeasuredTextTest {

    @Test
    void linesAndParagraphsThatStoodThereBeforeAreCounted() {
        var text = new MeasuredText("menu\nA line.\nmenu\n\nmenu\nA line.\nmenu\n");

        assertThat(text.repeatedLines()).isEqualTo(4.0 / 6);
        assertThat(text.repeatedLineCharacters()).isEqualTo(19.0 / 30);
        assertThat(text.repeatedParagraphs()).isEqualTo(0.5);
        assertThat(text.repeatedParagraphCharacters()).isEqualTo(0.5);
    }

    @Test
    void mostFrequentPhraseCountsEachTimeItOccurs() {
        // Of 5 + 5 + 5 + 5 characters "buy" and "it" twice: 2 * 5.
        var text = new MeasuredText("buy it one two buy it six ok");

        assertThat(text.mostFrequentPhrase(2)).isCloseTo(10.0 / 21, within(1e-9));
        assertThat(text.mostFrequentPhrase(3)).isZero();
    }

    @Test
    void repeatedPhrasesCountWhereTheyComeAgain() {
        String phrase = "one two six ten one ";

        assertThat(new MeasuredText(phrase + phrase).repeatedPhrases(5)).isEqualTo(0.5);
        assertThat(new MeasuredText(phrase).repeatedPhrases(5)).isZero();
    }

    /** Ten characters stand for five words. */
    @Test
    void phrasesOfScriptsWithoutSpacesHaveAsManyCharactersAsTheirWords() {
        assertThat(new MeasuredText("春眠不觉晓处处闻啼鸟春眠不觉晓处处闻啼鸟").repeatedPhrases(5)).isEqualTo(0.5);
        assertThat(new MeasuredText("春眠不觉晓，春眠不觉晓！").repeatedPhrases(5)).isZero();
    }

    @Test
    void symbolsBulletsAndEllipsesAreCounted() {
        var text = new MeasuredText("- one...\n* two…\n• three\nfour #five #six\n");

        assertThat(text.bulletLines()).isEqualTo(0.75);
        assertThat(text.ellipsisLines()).isEqualTo(0.5);
        assertThat(text.symbolsPerWord()).isEqualTo(2.0 / 6);
    }

    @Test
    void nothingHasNoShares() {
        var nothing = new MeasuredText("");

        assertThat(nothing.repeatedLines()).isZero();
        assertThat(nothing.mostFrequentPhrase(2)).isZero();
        assertThat(nothing.repeatedPhrases(5)).isZero();
        assertThat(nothing.bulletLines()).isZero();
        assertThat(nothing.letters()).isEqualTo(1);
        assertThat(nothing.meanWordLength()).isEmpty();
    }
}
