package dev.athanor.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.data.problem.DatasetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSplitTest {

    @TempDir
    private Path folder;

    @Test
    void lastTenthIsHeldOut() throws IOException {
        var split = TextSplit.of(text("ééééééééééééééééé😀zy"), 0.1);

        assertThat(joined(split.train())).isEqualTo("ééééééééééééééééé😀");
        assertThat(joined(split.validation())).isEqualTo("zy");
        assertThat(split.trainCharacters()).isEqualTo(18);
    }

    @Test
    void tinyShakespeareIsSplitWhereNanoGptSplitsIt() throws IOException {
        var split = TextSplit.of(text("x".repeat(1_115_394)), 0.1);

        assertThat(split.train().bytes()).isEqualTo(1_003_854);
        assertThat(split.validation().bytes()).isEqualTo(111_540);
    }

    @Test
    void textTooShortForAPredictionInEachPartIsRefused() {
        assertThatThrownBy(() -> TextSplit.of(text("short"), 0.1))
                .isInstanceOf(DatasetException.class)
                .hasMessage(
                        "The text has 5 characters; with validationFraction 0.1 that leaves 4 to train on and 1 to validate on, and each needs at least 2: send more text.");
    }

    @Test
    void piecesOfALargeTextEndWhereWordsDo() throws IOException {
        var line = "all the world's a stage ✓ \n";
        var text = text(line.repeat(100_000));

        var pieces = text.whole();

        assertThat(pieces).hasSizeGreaterThan(2);
        assertThat(joined(pieces)).isEqualTo(line.repeat(100_000));
        for (String piece : pieces) {
            assertThat(piece).matches(piece.endsWith("\n") ? "(?s).*" : "(?s).*[!-~]");
        }
    }

    @Test
    void textWithoutBlanksIsCutBetweenCharacters() throws IOException {
        var text = text("語".repeat(1_000_000));

        assertThat(joined(text.whole())).isEqualTo("語".repeat(1_000_000));
    }

    @Property(tries = 100)
    void partsTogetherAreTheText(
            @ForAll @StringLength(min = 40, max = 200) String raw,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double fraction)
            throws IOException {
        var clean = new String(raw.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var file = Files.writeString(Files.createTempFile("split", ".txt"), clean);
        var text = new CleanText(file, Files.size(file), clean.codePoints().count(), "");

        var split = TextSplit.of(text, fraction);

        assertThat(joined(split.train()) + joined(split.validation())).isEqualTo(clean);
        assertThat(joined(split.train()).codePoints().count()).isEqualTo(split.trainCharacters());
    }

    private CleanText text(String content) throws IOException {
        var source = Files.writeString(folder.resolve("source"), content);
        return TextCleaner.clean(source, folder.resolve("text"), read -> {});
    }

    private static String joined(TextRange range) {
        return String.join("", range);
    }
}
