package dev.athanor.data.tokenize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFilesTest {

    @TempDir
    private Path folder;

    @Test
    void tokensOfASmallVocabularyTakeTwoBytesLittleEndian() throws IOException {
        try (var files = files(10, TokenFiles.bytesPerToken(65_536))) {
            files.write(new int[] {1, 258, 65_535});
        }

        assertThat(folder.resolve("0")).hasBinaryContent(new byte[] {1, 0, 2, 1, -1, -1});
    }

    @Test
    void tokensOfALargeVocabularyTakeFourBytes() throws IOException {
        try (var files = files(10, TokenFiles.bytesPerToken(65_537))) {
            files.write(new int[] {65_536});
        }

        assertThat(folder.resolve("0")).hasBinaryContent(new byte[] {0, 0, 1, 0});
    }

    @Test
    void nextFileBeginsWhereOneIsFull() throws IOException {
        var files = files(2, 2);
        try (files) {
            files.write(new int[] {1, 2, 3});
            files.write(new int[] {4, 5});
        }

        assertThat(files.files()).hasSize(3);
        assertThat(files.tokens()).isEqualTo(5);
        assertThat(folder.resolve("1")).hasBinaryContent(new byte[] {3, 0, 4, 0});
        assertThat(folder.resolve("2")).hasBinaryContent(new byte[] {5, 0});
    }

    @Test
    void moreTokensThanTheBufferHoldsAreAllWritten() throws IOException {
        try (var files = files(1_000_000, 2)) {
            files.write(new int[100_000]);
        }

        assertThat(folder.resolve("0")).hasSize(200_000);
    }

    @Property(tries = 300)
    void tokensAreReadBackAsTheyWereWritten(
            @ForAll List<@IntRange(max = 65_535) Integer> small,
            @ForAll List<@IntRange(min = 0) Integer> large,
            @ForAll @IntRange(min = 1, max = 40) int tokensPerShard)
            throws IOException {
        assertThat(readBack(small, tokensPerShard, 2)).isEqualTo(small);
        assertThat(readBack(large, tokensPerShard, 4)).isEqualTo(large);
    }

    private static List<Integer> readBack(List<Integer> tokens, int tokensPerShard, int bytesPerToken)
            throws IOException {
        Path shards = Files.createTempDirectory("token-files");
        var files = new TokenFiles(shard -> shards.resolve(String.valueOf(shard)), tokensPerShard, bytesPerToken);
        try (files) {
            files.write(tokens.stream().mapToInt(Integer::intValue).toArray());
        }
        List<Integer> read = new ArrayList<>();
        for (Path shard : files.files()) {
            try (var reader = new NumberReader(shard, bytesPerToken)) {
                Arrays.stream(reader.read(tokensPerShard + 1)).forEach(read::add);
            }
            Files.delete(shard);
        }
        Files.delete(shards);
        assertThat(files.files()).hasSize((tokens.size() + tokensPerShard - 1) / tokensPerShard);
        return read;
    }

    private TokenFiles files(long tokensPerShard, int bytesPerToken) {
        return new TokenFiles(shard -> folder.resolve(String.valueOf(shard)), tokensPerShard, bytesPerToken);
    }
}
