package dev.athanor.data.source;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Paragraphs of a small grammar, and sums. A model learns from them, in this order: spaces, words, which words follow
 * which, that verbs agree with their subjects, also across a clause in between, who is spoken of in a paragraph, what a
 * question asks for, and at last to add. Each of these needs a longer context than the one before.
 *
 * <p>The text is a function of length and seed, also on other machines ({@link Random}'s algorithm is part of its
 * specification), and a shorter one is the beginning of a longer one.
 */
final class SyntheticText {

    private static final int LARGEST_ADDEND = 50;

    private final Random random;
    private Someone first = new Someone("fox", false);
    private Someone second = first;
    private Someone third = first;
    private String habit = "see";

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

    /**
     * Who does something, or is what it is done to.
     *
     * @param plural whether there are several
     */
    private record Someone(String noun, boolean plural) {

        String named() {
            return plural ? SyntheticWords.plural(noun) : noun;
        }

        String does(String verb) {
            return plural ? verb : SyntheticWords.third(verb);
        }
    }

    private String line() {
        return (random.nextInt(5) == 0 ? sum() : paragraph()) + "\n";
    }

    private String sum() {
        int left = random.nextInt(LARGEST_ADDEND);
        int right = random.nextInt(LARGEST_ADDEND);
        return "%d + %d = %d".formatted(left, right, left + right);
    }

    /** Three are spoken of, and one thing is done more often than others. */
    private String paragraph() {
        first = someone();
        second = someone();
        third = someone();
        habit = SyntheticWords.verb(random);
        var paragraph = new StringBuilder(statement());
        for (int more = 2 + random.nextInt(4); more > 0; more--) {
            paragraph.append(' ').append(next());
        }
        return paragraph.toString();
    }

    private Someone someone() {
        return new Someone(SyntheticWords.noun(random), random.nextBoolean());
    }

    private String next() {
        return switch (random.nextInt(5)) {
            case 0 -> again();
            case 1 -> question();
            case 2 -> nested();
            default -> {
                turn();
                yield statement();
            }
        };
    }

    /** The next of the three becomes the subject. */
    private void turn() {
        var subject = first;
        first = second;
        second = third;
        third = subject;
    }

    private String statement() {
        return subject(first) + " " + first.does(verb()) + " " + object(second) + where() + ".";
    }

    /** The subject of before, by its pronoun. */
    private String again() {
        return (first.plural() ? "They" : "It") + " also " + first.does(verb()) + " " + object(third) + where() + ".";
    }

    /** The answer is who was the subject before. */
    private String question() {
        return "Who " + SyntheticWords.third(habit) + " " + object(third) + "? The " + first.named() + ".";
    }

    /** A clause stands between a subject and its verb, in it perhaps another one. */
    private String nested() {
        turn();
        String inner = random.nextInt(3) == 0 ? clause(third, "") : "";
        return subject(first) + clause(second, inner) + " " + first.does(verb()) + " " + object(third) + ".";
    }

    private String clause(Someone who, String inner) {
        return " that the " + who.named() + inner + " " + who.does(verb());
    }

    private String verb() {
        return random.nextBoolean() ? habit : SyntheticWords.verb(random);
    }

    private String subject(Someone who) {
        return (who.plural() ? "Some " : "The ") + described(who);
    }

    private String object(Someone who) {
        return "the " + described(who);
    }

    private String described(Someone who) {
        return (random.nextInt(3) == 0 ? SyntheticWords.adjective(random) + " " : "") + who.named();
    }

    private String where() {
        return random.nextInt(3) == 0 ? " " + SyntheticWords.place(random) : "";
    }
}
