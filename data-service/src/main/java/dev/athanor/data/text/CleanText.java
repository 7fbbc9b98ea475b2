package dev.athanor.data.text;

import java.nio.file.Path;

/**
 * A text that was cleaned.
 *
 * @param file its UTF-8
 * @param bytes length of the file
 * @param characters Unicode code points
 * @param sha256 hash of the file, lower-case hexadecimal
 */
public record CleanText(Path file, long bytes, long characters, String sha256) {

    /** All of it. */
    public TextRange whole() {
        return new TextRange(file, 0, bytes);
    }
}
