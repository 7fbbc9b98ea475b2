package dev.athanor.contracts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Committed files that say what leaves the process. {@code -Dgolden.write=true} writes them anew, for a reviewer to
 * read the difference.
 */
public final class GoldenFiles {

    private GoldenFiles() {}

    /** What the file holds; {@code actual} itself, after writing it, where that was asked for. */
    public static String expected(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** What the file holds. */
    public static byte[] bytes(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new AssertionError(file + " is missing: run with -Dgolden.write=true and look at what it wrote");
        }
        return Files.readAllBytes(file);
    }
}
