package dev.athanor.data.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {

    @Test
    void hindiComesAlongWithItsCaseMarkersAndVerbForms() {
        Markers hindi = Markers.of("hindi");

        // ने marks the agent, पढ़ता is an imperfective, है the copula; राम and किताब bear no marker.
        assertThat(List.of("ने", "पढ़ता", "है")).allMatch(hindi::isMarked);
        assertThat(List.of("राम", "किताब")).noneMatch(hindi::isMarked);
    }

    @Test
    void ownMarkersAreWordsAndEndings() {
        Markers english = Markers.of("of to\n-ing");

        assertThat(english.words()).containsExactlyInAnyOrder("of", "to");
        assertThat(english.endings()).containsExactly("ing");
        assertThat(List.of("going", "to")).allMatch(english::isMarked);
        assertThat(List.of("sea", "often")).noneMatch(english::isMarked);
    }

    @Test
    void wordThatIsNothingButAnEndingIsNoMarkedForm() {
        assertThat(Markers.of("-ing").isMarked("ing")).isFalse();
    }

    @Test
    void nameOfNoLanguageIsAMarkerItself() {
        assertThat(Markers.of("klingon").words()).containsExactly("klingon");
    }

    @Test
    void textWithoutAMarkerIsNotReadable() {
        assertThat(List.of(" ", " - ", "x".repeat(8001))).noneMatch(Markers::isReadable);
        assertThat(List.of("hindi", "-ing", "of -ing")).allMatch(Markers::isReadable);
    }
}
