package dev.athanor.data.difficulty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The grammatical markers of a language: words that are markers by themselves, as Hindi's case markers are, and endings
 * that mark a word's form.
 *
 * @param words whole words
 * @param endings of longer words
 */
public record Markers(Set<String> words, Set<String> endings) {

    /** What can be read as markers. */
    public static final String MEANING =
            "a language that comes along (hindi), or words and endings such as: ko se -ta -ti";

    private static final int LONGEST = 8000;

    private static final String COMMENT = "#";
    private static final String ENDING = "-";

    public Markers {
        words = Set.copyOf(words);
        endings = Set.copyOf(endings);
    }

    /** Those of nobody. */
    public static final Markers NONE = new Markers(Set.of(), Set.of());

    /**
     * Reads what a request says.
     *
     * @param text the name of a language that comes along, or the markers themselves
     */
    public static Markers of(String text) {
        String name = text.strip();
        try (InputStream resource = resource(name)) {
            return parse(resource == null ? name : new String(resource.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the markers of " + name + " cannot be read", e);
        }
    }

    /** Whether there are markers in a text, of which it may have no more than a page. */
    public static boolean isReadable(String text) {
        return text.length() <= LONGEST && !text.isBlank() && !text.strip().equals(ENDING);
    }

    private static @Nullable InputStream resource(String name) {
        return name.matches("[a-z]+") ? Markers.class.getResourceAsStream(name + ".markers") : null;
    }

    private static Markers parse(String text) {
        List<String> all = text.lines()
                .filter(line -> !line.startsWith(COMMENT))
                .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
                .filter(marker -> !marker.isEmpty())
                .map(marker -> marker.toLowerCase(Locale.ROOT))
                .toList();
        return new Markers(
                all.stream().filter(marker -> !marker.startsWith(ENDING)).collect(Collectors.toSet()),
                all.stream()
                        .filter(marker -> marker.startsWith(ENDING))
                        .map(marker -> marker.substring(ENDING.length()))
                        .collect(Collectors.toSet()));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return words.isEmpty() && endings.isEmpty();
    }

    /**
     * Whether a word is one, or ends as one does.
     *
     * @param word in lower case
     */
    boolean isMarked(String word) {
        return words.contains(word)
                || endings.stream().anyMatch(ending -> word.length() > ending.length() && word.endsWith(ending));
    }
}
