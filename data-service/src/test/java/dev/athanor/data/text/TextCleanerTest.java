package dev.athanor.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCleanerTest {

    private static final int BUFFER_BYTES = 1 << 16;

    @TempDir
    private Path folder;

    @Test
    void lineEndsBecomeLineFeedsAndTheMarkGoes() throws IOException {
        var text = clean("\uFEFFone\r\ntwo\rthree\nfour\r\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(text.file()).hasContent("one\ntwo\nthree\nfour\n\n");
        assertThat(text.characters()).isEqualTo(20);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() throws IOException {
        var text = clean("a😀é".getBytes(StandardCharsets.UTF_8));

        assertThat(text.characters()).isEqualTo(3);
        assertThat(text.bytes()).isEqualTo(7);
    }

    @Test
    void textIsNotComposed() throws IOException {
        var text = clean("e\u0301".getBytes(StandardCharsets.UTF_8));

        assertThat(text.characters()).isEqualTo(2);
    }

    @Test
    void lineEndAcrossTwoBuffersIsOneLineEnd() throws IOException {
        var text = clean(("x".repeat(BUFFER_BYTES - 1) + "\r\ny").getBytes(StandardCharsets.UTF_8));

        assertThat(text.file()).hasContent("x".repeat(BUFFER_BYTES - 1) + "\ny");
    }

    @Test
    void characterAcrossTwoBuffersIsOneCharacter() throws IOException {
        var text = clean(("x".repeat(BUFFER_BYTES - 2) + "😀y").getBytes(StandardCharsets.UTF_8));

        assertThat(text.characters()).isEqualTo(BUFFER_BYTES);
        assertThat(text.file()).hasContent("x".repeat(BUFFER_BYTES - 2) + "😀y");
    }

    @Test
    void emptyFileIsRefused() {
        assertProblem(new byte[0], DatasetProblem.TEXT_IS_EMPTY, "The text is empty");
        assertProblem("\uFEFF".getBytes(StandardCharsets.UTF_8), DatasetProblem.TEXT_IS_EMPTY, "The text is empty");
    }

    @Test
    void binaryFileIsRefusedWithThePositionThatTells() {
        assertProblem(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1}, DatasetProblem.TEXT_IS_BINARY, "byte 4 is zero");
        assertProblem("text".getBytes(StandardCharsets.UTF_16LE), DatasetProblem.TEXT_IS_BINARY, "byte 1 is zero");
    }

    @Test
    void invalidUtf8IsRefusedWithItsPosition() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write("é".repeat(BUFFER_BYTES).getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.write(" la carte".getBytes(StandardCharsets.UTF_8));

        assertProblem(
                bytes.toByteArray(), DatasetProblem.TEXT_IS_NOT_UTF8, "byte %d (0xe9)".formatted(2 * BUFFER_BYTES));
    }

    @Test
    void textThatEndsInMidCharacterIsRefused() {
        assertProblem(new byte[] {'a', (byte) 0xC3}, DatasetProblem.TEXT_IS_NOT_UTF8, "byte 1 (0xc3)");
    }

    @Property(tries = 100)
    void cleaningACleanTextChangesNothing(@ForAll String text) throws IOException {
        var files = Files.createTempDirectory("cleaner");
        var encoded = (text.replace("\0", "") + "x").getBytes(StandardCharsets.UTF_8);

        var once = TextCleaner.clean(Files.write(files.resolve("raw"), encoded), files.resolve("once"), read -> {});
        var twice = TextCleaner.clean(once.file(), files.resolve("twice"), read -> {});

        assertThat(Files.readString(once.file())).isEqualTo(plainly(encoded));
        if (!Files.readString(once.file()).startsWith("\uFEFF")) {
            assertThat(twice.sha256()).isEqualTo(once.sha256());
        }
    }

    /** The same in one line, for texts that fit into memory. */
    private static String plainly(byte[] encoded) {
        var text = new String(encoded, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    private CleanText clean(byte[] source) throws IOException {
        return TextCleaner.clean(Files.write(folder.resolve("source"), source), folder.resolve("target"), read -> {});
    }

    private void assertProblem(byte[] source, DatasetProblem problem, String message) {
        assertThatThrownBy(() -> clean(source))
                .isInstanceOfSatisfying(
                        DatasetException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }
}
