package dev.athanor.data.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Sentences of a small grammar and sums of small numbers. A model learns from them, in this order, spaces, words, which
 * words follow which, that verbs agree with their subjects, and at last to add. The text is a function of length and
 * seed, also on other machines: {@link Random}'s algorithm is part of its specification.
 */
final class SyntheticText {

    private static final List<String> ADJECTIVES =
            List.of("small", "old", "quiet", "bright", "red", "patient", "hungry", "clever");
    private static final List<String> NOUNS =
            List.of("fox", "river", "teacher", "lamp", "garden", "sailor", "engine", "cloud", "letter", "wolf");
    private static final List<String> VERBS = List.of("see", "follow", "carry", "paint", "remember", "find", "like");
    private static final List<String> PLACES =
            List.of("in the city", "near the sea", "under a tree", "behind the house", "on the road");

    private final Random random;

    private SyntheticText(long seed) {
        this.random = new Random(seed);
    }

    /** Writes exactly {@code characters} of it. */
    static void write(Path target, long characters, long seed) throws IOException {
        var text = new SyntheticText(seed);
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            long left = characters;
            while (left > 0) {
                String line = text.line();
                int length = (int) Math.min(left, line.length());
                out.write(line, 0, length);
                left -= length;
            }
        }
    }

    private String line() {
        return random.nextInt(4) == 0 ? sum() : sentence();
    }

    private String sum() {
        int left = random.nextInt(10);
        int right = random.nextInt(10);
        return "%d + %d = %d\n".formatted(left, right, left + right);
    }

    private String sentence() {
        boolean plural = random.nextBoolean();
        String subject = (plural ? "Some " : "The ") + nounPhrase(plural);
        String verb = pick(VERBS);
        String place = random.nextInt(3) == 0 ? " " + pick(PLACES) : "";
        return subject + " " + (plural ? verb : third(verb)) + " the " + nounPhrase(false) + place + ".\n";
    }

    private String nounPhrase(boolean plural) {
        String adjective = random.nextBoolean() ? pick(ADJECTIVES) + " " : "";
        String noun = pick(NOUNS);
        return adjective + (plural ? pluralOf(noun) : noun);
    }

    private static String pluralOf(String noun) {
        return noun.equals("wolf") ? "wolves" : noun.equals("fox") ? "foxes" : noun + "s";
    }

    private static String third(String verb) {
        return verb.equals("carry") ? "carries" : verb + "s";
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
