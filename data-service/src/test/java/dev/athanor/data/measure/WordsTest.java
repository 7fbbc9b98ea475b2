package dev.athanor.data.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "The quick brown fox didn't jump., 6",
        "नमस्ते दुनिया यह हिन्दी है, 5",
        "می‌خواهم بروم, 2",
        "Москва — столица России, 3",
        "今天天气很好, 3",
        "สวัสดีชาวโลก, 2.5",
        "!?, 0"
    })
    void wordsAreCountedInAnyScript(String text, double count) {
        assertThat(Words.of(text).count()).isEqualTo(count);
    }

    @Test
    void marksOfDevanagariBelongToTheirLetters() {
        var words = Words.of("हिन्दी में");

        assertThat(words.units()).isEqualTo(2);
        assertThat(words.letters()).isEqualTo(1);
        assertThat(words.meanLength()).hasValueCloseTo(4.5, within(1e-9));
    }

    @Test
    void scriptsWithoutSpacesHaveNoMeanLength() {
        assertThat(Words.of("今天天气很好").meanLength()).isEmpty();
        assertThat(Words.of("今天 OK 天气很好").unitsPerWord()).isEqualTo(2);
        assertThat(Words.of("almost all of this is 英文").unitsPerWord()).isEqualTo(1);
    }

    @Test
    void whatStandsBetweenBlanksHasALetterOrNot() {
        assertThat(Words.of("a1 | 22 -> b").runsWithLetter()).isEqualTo(0.4);
        assertThat(Words.of("").runsWithLetter()).isEqualTo(1);
    }

    @Test
    void hashesDoNotKnowCase() {
        assertThat(Words.of("Fox fox FOX").hashes())
                .hasSize(3)
                .containsOnly(Words.of("fox").hashes()[0]);
    }
}
