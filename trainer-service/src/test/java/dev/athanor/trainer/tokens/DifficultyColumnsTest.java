package dev.athanor.trainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifficultyColumnsTest {

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofConfined();

    @AfterEach
    void close() {
        arena.close();
    }

    @Test
    void windowIsTheSumOfItsBlocks() throws Exception {
        var columns = new DifficultyColumns(List.of(shard("a", 128, 1, 2)));

        assertThat(columns.ofTokens(0, 128)).isEqualTo(new Difficulty(3, 6, 9, 12));
        assertThat(columns.ofTokens(64, 64)).isEqualTo(new Difficulty(2, 4, 6, 8));
    }

    @Test
    void blockCountsByTheShareThatIsInTheWindow() throws Exception {
        var columns = new DifficultyColumns(List.of(shard("a", 128, 1, 2)));

        assertThat(columns.ofTokens(32, 64)).isEqualTo(new Difficulty(1.5, 3, 4.5, 6));
        assertThat(columns.ofTokens(16, 16)).isEqualTo(new Difficulty(0.25, 0.5, 0.75, 1));
    }

    /** The last block of a shard is as short as the shard leaves it. */
    @Test
    void windowGoesOnInTheNextShard() throws Exception {
        var columns = new DifficultyColumns(List.of(shard("a", 80, 1, 2), shard("b", 64, 4)));

        assertThat(columns.ofTokens(64, 80)).isEqualTo(new Difficulty(6, 12, 18, 24));
        assertThat(columns.ofTokens(72, 40)).isEqualTo(new Difficulty(3, 6, 9, 12));
        assertThatThrownBy(() -> columns.ofTokens(100, 45)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void samplesAreCountedOverAllShards() throws Exception {
        var columns = new DifficultyColumns(List.of(shard("a", 10, 1, 2), shard("b", 10, 3)));

        assertThat(columns.ofSample(1)).isEqualTo(new Difficulty(2, 4, 6, 8));
        assertThat(columns.ofSample(2)).isEqualTo(new Difficulty(3, 6, 9, 12));
        assertThatThrownBy(() -> columns.ofSample(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void fileWithoutWholeRowsIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("torn"), new byte[20]);

        assertThatThrownBy(() -> ShardDifficulty.map(file, 10, arena))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("torn has 20 bytes, which are no whole rows of 16 bytes");
    }

    @Test
    void withoutWordsNothingIsDifficult() {
        Difficulty nothing = new Difficulty(0, 0, 0, 0);

        assertThat(List.of(nothing.sentenceLength(), nothing.meanRarity(), nothing.markerDensity()))
                .containsOnly(0.0);
    }

    /** Rows of once, twice, three and four times a number. */
    private ShardDifficulty shard(String name, long tokens, float... rows) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(rows.length * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (float row : rows) {
            content.putFloat(row).putFloat(2 * row).putFloat(3 * row).putFloat(4 * row);
        }
        return ShardDifficulty.map(Files.write(folder.resolve(name), content.array()), tokens, arena);
    }
}
