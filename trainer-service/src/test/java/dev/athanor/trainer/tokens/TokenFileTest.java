package dev.athanor.trainer.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

    @TempDir
    Path folder;

    @Test
    void twoByteTokensAreUnsignedAndLittleEndian() throws IOException {
        Path file = Files.write(folder.resolve("train.bin"), new byte[] {1, 0, 0, 1, (byte) 0xff, (byte) 0xff});

        try (Arena arena = Arena.ofConfined()) {
            TokenFile tokens = TokenFile.map(file, 2, arena);

            assertThat(tokens.count()).isEqualTo(3);
            assertThat(copy(tokens, 0, 3)).containsExactly(1, 256, 65_535);
        }
    }

    @Test
    void fourByteTokensAreLittleEndian() throws IOException {
        Path file = Files.write(folder.resolve("train.bin"), new byte[] {1, 0, 0, 0, 0, 0, 1, 0});

        try (Arena arena = Arena.ofConfined()) {
            TokenFile tokens = TokenFile.map(file, 4, arena);

            assertThat(copy(tokens, 0, 2)).containsExactly(1, 65_536);
            assertThat(copy(tokens, 1, 1)).containsExactly(65_536);
        }
    }

    @Test
    void halfATokenIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("train.bin"), new byte[3]);

        try (Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> TokenFile.map(file, 2, arena))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("3 bytes");
        }
    }

    @Test
    void windowsRunAcrossShards() throws IOException {
        Path first = Files.write(folder.resolve("train-00000.bin"), new byte[] {1, 0, 2, 0});
        Path empty = Files.write(folder.resolve("train-00001.bin"), new byte[0]);
        Path last = Files.write(folder.resolve("train-00002.bin"), new byte[] {3, 0, 4, 0, 5, 0});

        try (Arena arena = Arena.ofConfined()) {
            Shards shards = new Shards(List.of(
                    TokenFile.map(first, 2, arena), TokenFile.map(empty, 2, arena), TokenFile.map(last, 2, arena)));

            assertThat(shards.count()).isEqualTo(5);
            assertThat(copy(shards, 1, 3)).containsExactly(2, 3, 4);
            assertThat(copy(shards, 4, 1)).containsExactly(5);
            assertThatThrownBy(() -> copy(shards, 4, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static int[] copy(Tokens tokens, long from, int length) {
        int[] target = new int[length];
        tokens.copy(from, target, 0, length);
        return target;
    }
}
