package dev.athanor.data.text;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The first part of a text to train on, the rest to validate on, as nanoGPT's data sets do: of neighbouring lines in both
 * parts a model would learn what it is tested with.
 *
 * @param train the first part
 * @param validation the rest
 * @param trainCharacters length of the first part in code points
 */
public record TextSplit(TextRange train, TextRange validation, long trainCharacters) {

    /** A token and the one that follows it. */
    private static final long SHORTEST_PART = 2;

    /**
     * Splits {@code text}.
     *
     * @param validationFraction share of the characters that is held out, in (0, 1)
     * @throws DatasetException if one of the parts would be too short for a single prediction
     */
    public static TextSplit of(CleanText text, double validationFraction) throws IOException {
        long trainCharacters = (long) (text.characters() * (1 - validationFraction));
        long validationCharacters = text.characters() - trainCharacters;
        if (trainCharacters < SHORTEST_PART || validationCharacters < SHORTEST_PART) {
            throw new DatasetException(
                    DatasetProblem.TEXT_TOO_SHORT,
                    "The text has %d characters; with validationFraction %s that leaves %d to train on and %d to validate on, and each needs at least %d: send more text."
                            .formatted(
                                    text.characters(),
                                    validationFraction,
                                    trainCharacters,
                                    validationCharacters,
                                    SHORTEST_PART));
        }
        long boundary = byteOf(text.file(), trainCharacters);
        return new TextSplit(
                new TextRange(text.file(), 0, boundary),
                new TextRange(text.file(), boundary, text.bytes()),
                trainCharacters);
    }

    /** The byte at which the character number {@code character} begins. */
    private static long byteOf(Path file, long character) throws IOException {
        long characters = 0;
        long position = 0;
        byte[] some = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                for (int at = 0; at < read; at++) {
                    boolean begins = (some[at] & 0xC0) != 0x80;
                    if (begins && characters++ == character) {
                        return position + at;
                    }
                }
                position += read;
            }
        }
        throw new IllegalArgumentException(file + " has no character " + character);
    }
}
