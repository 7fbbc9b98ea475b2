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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {

    @TempDir
    Path folder;

    @Test
    void sequencesEndWhereTheFileSaysAndHaveTheirLabels() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            SampleFile file = SampleFile.map(tokens(arena, 5, 6, 7, 8, 9), ends(2, 2, 5), labels(4, 0, 1), 1, arena);

            assertThat(file.count()).isEqualTo(3);
            assertThat(file.sequence(0, 0)).containsExactly(5, 6);
            assertThat(file.sequence(1, 0)).isEmpty();
            assertThat(file.sequence(2, 0)).containsExactly(7, 8, 9);
            assertThat(file.label(0)).isEqualTo(4);
            assertThat(file.label(2)).isEqualTo(1);
        }
    }

    @Test
    void pairIsASourceAndATarget() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            SampleFile file = SampleFile.map(tokens(arena, 5, 6, 7, 8, 9, 4), ends(1, 3, 5, 6), null, 2, arena);

            assertThat(file.count()).isEqualTo(2);
            assertThat(file.sequence(1, 0)).containsExactly(8, 9);
            assertThat(file.sequence(1, 1)).containsExactly(4);
            assertThatThrownBy(() -> file.label(0)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shardsAreReadAsOne() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            SampleFile first = SampleFile.map(tokens(arena, 5, 6), ends(1, 2), labels(0, 1), 1, arena);
            SampleFile empty = SampleFile.map(tokens(arena), ends(), labels(), 1, arena);
            SampleFile last = SampleFile.map(tokens(arena, 7), ends(1), labels(2), 1, arena);

            SampleShards shards = new SampleShards(List.of(first, empty, last));

            assertThat(shards.count()).isEqualTo(3);
            assertThat(shards.sequence(1, 0)).containsExactly(6);
            assertThat(shards.sequence(2, 0)).containsExactly(7);
            assertThat(shards.label(2)).isEqualTo(2);
        }
    }

    @Test
    void filesThatContradictEachOtherAreRefused() {
        try (Arena arena = Arena.ofConfined()) {
            assertThatThrownBy(() -> SampleFile.map(tokens(arena, 5, 6, 7), ends(1, 2), labels(0, 1), 1, arena))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not end where the tokens do");
            assertThatThrownBy(() -> SampleFile.map(tokens(arena, 5, 6), ends(1, 2), labels(0), 1, arena))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("4 bytes for 2 samples");
            assertThatThrownBy(() -> SampleFile.map(tokens(arena, 5, 6, 7), ends(1, 2, 3), null, 2, arena))
                    .isInstanceOf(IOException.class);
        }
    }

    private TokenFile tokens(Arena arena, int... tokens) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(tokens.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int token : tokens) {
            bytes.putShort((short) token);
        }
        return TokenFile.map(write(bytes.array()), Short.BYTES, arena);
    }

    private Path ends(long... ends) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ends.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long end : ends) {
            bytes.putLong(end);
        }
        return write(bytes.array());
    }

    private Path labels(int... labels) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : labels) {
            bytes.putInt(label);
        }
        return write(bytes.array());
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "samples", ".bin"), bytes);
    }
}
