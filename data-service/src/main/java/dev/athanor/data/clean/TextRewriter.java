package dev.athanor.data.clean;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.text.CleanText;
import dev.athanor.data.text.LineChunks;
import dev.athanor.exchange.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cleans one plain text by those rules that change texts. */
public final class TextRewriter {

    private TextRewriter() {}

    /**
     * Writes the text anew.
     *
     * @param alive is asked between parts and throws if the work is to stop
     * @throws DatasetException if nothing is left
     */
    public static CleanText rewrite(CleanText text, Path target, Cleaner cleaner, Runnable alive) throws IOException {
        long characters = 0;
        cleaner.begin();
        try (var chunks = new LineChunks(text.file());
                var out = Files.newBufferedWriter(target)) {
            for (String chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                alive.run();
                String cleaned = cleaner.cleanLines(chunk);
                characters += cleaned.codePointCount(0, cleaned.length());
                out.write(cleaned);
            }
        }
        if (characters == 0) {
            throw new DatasetException(
                    DatasetProblem.TEXT_IS_EMPTY, "Cleaning leaves nothing of the text: take other rules.");
        }
        return new CleanText(target, Files.size(target), characters, Sha256.of(target));
    }
}
