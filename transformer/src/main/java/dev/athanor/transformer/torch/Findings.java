package dev.athanor.transformer.torch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, gathered so that all of it is said at once. */
final class Findings {

    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** @throws IllegalArgumentException if there are any */
    void require(Path file) {
        if (!sentences.isEmpty()) {
            throw new IllegalArgumentException(
                    file.getFileName() + " cannot be trained here: " + String.join("; ", sentences));
        }
    }
}
