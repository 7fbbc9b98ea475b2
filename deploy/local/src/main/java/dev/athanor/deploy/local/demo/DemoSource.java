package dev.athanor.deploy.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What a demo learns from.
 *
 * @param text a file
 * @param prompt how the model is asked to go on; all its characters occur in the text
 */
public record DemoSource(Path text, String prompt) {

    private static final int PROMPT = 24;

    /** The text that came with the build, written into {@code folder}. */
    public static DemoSource ofTheBuild(Path folder) throws IOException {
        return new DemoSource(
                BuiltInText.write(folder.resolve("commons-lang3-sources.txt")), "    /**\n     * Tests whether ");
    }

    /** A user's file; the prompt is its beginning. */
    public static DemoSource of(Path text) throws IOException {
        if (!Files.isRegularFile(text)) {
            throw new NoSuchFileException(text.toString());
        }
        try (var reader = Files.newBufferedReader(text)) {
            var beginning = new char[PROMPT];
            int length = Math.max(0, reader.read(beginning));
            return new DemoSource(text, new String(beginning, 0, length).strip());
        }
    }
}
