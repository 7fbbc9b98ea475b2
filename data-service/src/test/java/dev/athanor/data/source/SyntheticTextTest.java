package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticTextTest {

    @TempDir
    private Path folder;

    @Test
    void lengthAndSeedDecideTheText() throws IOException {
        assertThat(text(2000, 7)).hasSize(2000).isEqualTo(text(2000, 7)).isNotEqualTo(text(2000, 8));
    }

    @Test
    void sameTextComesFromEveryMachine() throws IOException {
        assertThat(text(120, 1)).isEqualTo("""
                The lamp likes the engine.
                Some lamps find the clever teacher under a tree.
                The teacher remembers the wolf.
                Some teacher""");
    }

    @Test
    void sumsAreRight() throws IOException {
        assertThat(text(20_000, 3).lines().filter(line -> line.matches("\\d \\+ \\d = \\d+")))
                .hasSizeGreaterThan(50)
                .allSatisfy(line -> {
                    var parts = line.split(" ", -1);
                    assertThat(Integer.parseInt(parts[0]) + Integer.parseInt(parts[2]))
                            .isEqualTo(Integer.parseInt(parts[4]));
                });
    }

    private String text(long characters, long seed) throws IOException {
        var file = folder.resolve(characters + "-" + seed);
        SyntheticText.write(file, characters, seed);
        return Files.readString(file);
    }
}
