package dev.athanor.data.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineChunksTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a line of words\n", "x", "words ", "\uD83D\uDE00", "\n"})
    void partsTogetherAreTheText(String part) throws IOException {
        String text = part.repeat(1_000_001 / part.length());

        var chunks = chunks(text);

        assertThat(String.join("", chunks)).isEqualTo(text);
        assertThat(chunks).hasSizeGreaterThan(1).noneMatch(chunk -> Character.isLowSurrogate(chunk.charAt(0)));
    }

    @Test
    void partsEndBehindLinesAndTheEmptyLinesAfterThem() throws IOException {
        String text = ("word ".repeat(20) + "\n\n\n").repeat(10_000);

        var chunks = chunks(text);

        assertThat(chunks).hasSizeGreaterThan(3).allSatisfy(chunk -> assertThat(chunk)
                .endsWith("\n\n\n"));
    }

    private List<String> chunks(String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (var chunks = new LineChunks(Files.writeString(folder.resolve("text"), text))) {
            for (String chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                found.add(chunk);
            }
        }
        return found;
    }
}
