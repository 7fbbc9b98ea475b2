package dev.athanor.trainer.scratch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder on the local disk. Whoever made it closes it, which removes it with all that is in it.
 *
 * @param path where it is
 */
public record LocalFolder(Path path) implements AutoCloseable {

    /** Removes {@code folder} with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }
}
