package dev.athanor.data.sample;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sample is for. */
public enum Part {
    /** To learn from. */
    TRAIN("train", "training"),
    /** Held out, to tell how well a model does while it is trained. */
    VALIDATION("validation", "valid", "val", "dev", "eval"),
    /** Held out for the end; where nothing is held out for validation, it is used for that. */
    TEST("test", "testing");

    private final Pattern word;
    private final Pattern beginning;

    Part(String... words) {
        String any = String.join("|", words);
        this.word = Pattern.compile(any, Pattern.CASE_INSENSITIVE);
        this.beginning = Pattern.compile("(?:%s)(?:[^\\p{L}].*)?".formatted(any), Pattern.CASE_INSENSITIVE);
    }

    /** The part that people call so, whatever the case of the letters. */
    static Optional<Part> called(String name) {
        return Arrays.stream(values())
                .filter(part -> part.word.matcher(name).matches())
                .findFirst();
    }

    /** The part of a file or folder of that name, such as {@code train-00000.csv}. */
    static Optional<Part> ofFile(String name) {
        return Arrays.stream(values())
                .filter(part -> part.beginning.matcher(name).matches())
                .findFirst();
    }
}
