package dev.athanor.data.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PassagesTest {

    private static final String ONE = "This is a paragraph of two lines, of which the second\nis a little shorter.";
    private static final String OTHER = "And this is another one, which has more than fifty characters.";

    @Test
    void paragraphsStandBetweenEmptyLines() throws IOException {
        assertThat(passages(ONE + "\n\n \t\n" + OTHER + "  \n")).containsExactly(ONE, OTHER);
    }

    @Test
    void whatIsShortIsNoPassage() throws IOException {
        assertThat(passages("A heading\n\n" + OTHER + "\n\n" + "x".repeat(49) + "\n\n" + "y".repeat(50)))
                .containsExactly(OTHER, "y".repeat(50));
    }

    @Test
    void longParagraphIsItsLinesFromItsBeginning() throws IOException {
        String lines = (OTHER + "\n").repeat(100);

        assertThat(passages(lines)).hasSize(100).containsOnly(OTHER);
        assertThat(passages(lines + "short\n\n" + ONE)).hasSize(101).endsWith(ONE);
    }

    @Test
    void lineWithoutAnEndIsCutBetweenCharacters() throws IOException {
        var passages = passages("😀".repeat(100_000));

        assertThat(String.join("", passages)).isEqualTo("😀".repeat(100_000));
        assertThat(passages).hasSize(4).allMatch(passage -> passage.length() <= 1 << 17);
    }

    @Property(tries = 100)
    void passagesAreTheSameHoweverTheTextIsCut(@ForAll @IntRange(min = 1, max = 300) int piece) throws IOException {
        String text = ONE + "\n\n" + OTHER + "\n" + (OTHER + "\n").repeat(80) + "\n" + ONE;
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); at += piece) {
            pieces.add(text.substring(at, Math.min(text.length(), at + piece)));
        }
        List<String> passages = new ArrayList<>();

        new Passages(pieces).read(passages::add);

        assertThat(passages).isEqualTo(passages(text));
    }

    private static List<String> passages(String text) throws IOException {
        List<String> passages = new ArrayList<>();
        new Passages(List.of(text)).read(passages::add);
        return passages;
    }
}
