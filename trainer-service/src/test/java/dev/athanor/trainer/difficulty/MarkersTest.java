package dev.athanor.trainer.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {

    @Test
    void hindiComesAlongWithItsCaseMarkersAndVerbForms() {
        Markers hindi = Markers.of("hindi");

        // ने marks the agent, पढ़ता is an imperfective, है the copula; राम and किताब bear no marker.
        assertThat(hindi.density(List.of("राम", "ने", "किताब"))).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(hindi.density(List.of("राम", "किताब", "पढ़ता", "है"))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void ownMarkersAreWordsAndEndings() {
        Markers english = Markers.of("of to\n-ing");

        assertThat(english.words()).containsExactlyInAnyOrder("of", "to");
        assertThat(english.endings()).containsExactly("ing");
        assertThat(english.density(List.of("going", "to", "sea", "often"))).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void wordThatIsNothingButAnEndingIsNoMarkedForm() {
        assertThat(Markers.of("-ing").density(List.of("ing"))).isZero();
    }

    @Test
    void nameOfNoLanguageIsAMarkerItself() {
        assertThat(Markers.of("klingon").words()).containsExactly("klingon");
    }
}
