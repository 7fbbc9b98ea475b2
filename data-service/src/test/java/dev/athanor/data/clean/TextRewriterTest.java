package dev.athanor.data.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import dev.athanor.data.text.CleanText;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextRewriterTest {

    @TempDir
    Path folder;

    @Test
    void plainTextIsNormalisedScrubbedAndItsRepeatedLinesGo() throws IOException {
        var cleaner =
                cleaner("{lines: {removeRepeated: true}, personalData: {emails: true}, normalization: {form: nfc}}");

        var rewritten = rewrite("menu\ne\u0301 me@example.org\nmenu\n", cleaner);

        assertThat(Files.readString(rewritten.file())).isEqualTo("menu\n\u00e9 [EMAIL]\n");
        assertThat(rewritten.characters()).isEqualTo(15);
        assertThat(rewritten.bytes()).isEqualTo(16);
        assertThat(rewritten.sha256()).isEqualTo(Sha256.of(rewritten.file()));
        assertThat(cleaner.ledger().reports())
                .allSatisfy(rule -> assertThat(rule.documents()).isEqualTo(1));
    }

    /** The line stands once in each of several parts that are read one after the other. */
    @Test
    void linesOfALongTextAreRememberedToItsEnd() throws IOException {
        var text = new StringBuilder();
        for (int line = 0; line < 100_000; line++) {
            text.append("line ").append(line).append(line % 10_000 == 0 ? "\nmenu\n" : "\n");
        }

        var rewritten = rewrite(text.toString(), cleaner("lines: {removeRepeated: true}"));

        assertThat(Files.readAllLines(rewritten.file())).hasSize(100_001).containsOnlyOnce("menu");
    }

    @Test
    void textOfWhichNothingIsLeftIsRefused() {
        assertThatThrownBy(() -> rewrite("too long\n", cleaner("lines: {longest: 3}")))
                .hasMessageContaining("leaves nothing");
    }

    private CleanText rewrite(String text, Cleaner cleaner) throws IOException {
        Path file = Files.writeString(folder.resolve("text"), text);
        var clean = new CleanText(file, Files.size(file), text.length(), Sha256.of(file));
        return TextRewriter.rewrite(clean, folder.resolve("rewritten"), cleaner, () -> {});
    }

    private static Cleaner cleaner(String rules) {
        return new Cleaner(CleaningConfigurations.resolve(RunConfigurations.parse(rules)));
    }
}
