package dev.athanor.serving.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StopTextsTest {

    @Test
    void stopThatSpansTokensIsHeldBackAndNeverSent() {
        StopTexts stops = new StopTexts(List.of("END"));

        assertThat(stops.append("the E")).isEqualTo("the ");
        assertThat(stops.append("N")).isEmpty();
        assertThat(stops.append("D of it")).isEmpty();
        assertThat(stops.reached()).isTrue();
        assertThat(stops.flush()).isEmpty();
    }

    @Test
    void whatOnlyBeganLikeAStopIsSentLater() {
        StopTexts stops = new StopTexts(List.of("END"));

        assertThat(stops.append("E")).isEmpty();
        assertThat(stops.append("GG")).isEqualTo("EGG");
        assertThat(stops.append("EN")).isEmpty();
        assertThat(stops.flush()).isEqualTo("EN");
    }

    @Test
    void theFirstOfSeveralStopsCounts() {
        StopTexts stops = new StopTexts(List.of("c", "b"));

        assertThat(stops.append("abc")).isEqualTo("a");
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(3).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<String>> stops() {
        return Arbitraries.strings()
                .withChars("ab")
                .ofMinLength(1)
                .ofMaxLength(5)
                .list()
                .ofMaxSize(4);
    }

    @Property
    void whatIsSentIsTheTextUpToTheFirstStopHoweverItIsCut(
            @ForAll("pieces") List<String> pieces, @ForAll("stops") List<String> stops) {
        StopTexts subject = new StopTexts(stops);
        StringBuilder sent = new StringBuilder();

        pieces.forEach(piece -> sent.append(subject.append(piece)));
        sent.append(subject.flush());

        String whole = String.join("", pieces);
        assertThat(stops).noneMatch(stop -> sent.indexOf(stop) >= 0);
        assertThat(whole).startsWith(sent);
        assertThat(subject.reached()).isEqualTo(stops.stream().anyMatch(whole::contains));
        if (!subject.reached()) {
            assertThat(sent).hasToString(whole);
        }
    }
}
