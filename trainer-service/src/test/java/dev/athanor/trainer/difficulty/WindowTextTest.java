package dev.athanor.trainer.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTextTest {

    @Test
    void wordsKeepTheirVowelSigns() {
        assertThat(WindowText.of("राम ने किताब पढ़ी।").words()).containsExactly("राम", "ने", "किताब", "पढ़ी");
    }

    @Test
    void dandaStopAndBlankLineEndSentences() {
        assertThat(WindowText.of("एक दो। तीन चार॥").sentences()).isEqualTo(2);
        assertThat(WindowText.of("One. Two?! Three").sentences()).isEqualTo(3);
        assertThat(WindowText.of("A heading\n\nand a text\nof two lines").sentences())
                .isEqualTo(2);
    }

    @Test
    void lengthIsThatOfTheMeanSentence() {
        assertThat(WindowText.of("One. Two three four five.").sentenceLength()).isEqualTo(2.5);
        assertThat(WindowText.of(" ... ").sentenceLength()).isZero();
    }

    @Test
    void frequentWordIsLessRareThanASeldomOne() {
        WordCounts counts = new WordCounts();
        List.of("the", "the", "the", "whale").forEach(counts::add);

        assertThat(counts.rarity("the")).isCloseTo(Math.log(4.0 / 3), within(1e-12));
        assertThat(counts.rarity("whale")).isCloseTo(Math.log(4), within(1e-12));
    }
}
