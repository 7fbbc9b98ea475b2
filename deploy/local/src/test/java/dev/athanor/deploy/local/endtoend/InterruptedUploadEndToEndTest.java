package dev.athanor.deploy.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A large file whose command dies while it is sent. */
@ExtendWith(SharedPlatformExtension.class)
class InterruptedUploadEndToEndTest {

    /** What a command sends at a time. */
    private static final long PIECE_BYTES = 8 << 20;

    @Test
    void sameCommandGoesOnBehindThePiecesThatArrivedAndMakesTheSameVersion(
            SharedPlatform platform, @TempDir Path folder) throws Exception {
        var file = textOfThreePieces(folder.resolve("large.txt"));
        String[] command = {"data", "add", "interrupted", "--text", file.toString(), "--resumable-above", "1"};
        try (var client = platform.client();
                var way = new WatchedWay(client.origin())) {
            var shell = platform.shell().with(way.environment());

            var first = shell.begin(command);
            boolean sent = way.awaitSecondPiece();
            first.destroyForcibly().waitFor();
            way.lose();
            var second = shell.athanor(command).orFail();
            var undisturbed = platform.athanor("data", "add", "interrupted", "--text", file.toString())
                    .orFail();

            assertThat(sent)
                    .as("the first command lived to send its second piece")
                    .isTrue();
            assertThat(way.offsets()).containsExactly(0L, PIECE_BYTES, PIECE_BYTES, 2 * PIECE_BYTES);
            assertThat(way.uploads()).containsExactly(String.valueOf(Files.size(file)));
            assertThat(second.lastLine()).matches("interrupted [0-9a-f]{16}").isEqualTo(undisturbed.lastLine());
        }
    }

    /** Of words that nobody has heard, so that nothing repeats itself. */
    private static Path textOfThreePieces(Path file) throws IOException {
        var random = new Random(1);
        try (var text = Files.newBufferedWriter(file)) {
            for (long written = 0; written <= 2 * PIECE_BYTES; ) {
                var line = random.longs(10)
                        .mapToObj(word -> Long.toUnsignedString(word, Character.MAX_RADIX))
                        .collect(Collectors.joining(" ", "", "\n"));
                text.write(line);
                written += line.length();
            }
        }
        return file;
    }
}
