package dev.athanor.data.source;

import java.util.List;
import java.util.Random;

/** The vocabulary of {@link SyntheticText}. Of each list the first words are the frequent ones. */
final class SyntheticWords {

    private static final List<String> ADJECTIVES = words("small old quiet bright red patient hungry clever tall brave"
            + " golden lonely gentle broken curious silver heavy early strange polite sleepy wooden distant frozen");
    private static final List<String> NOUNS = words("fox river teacher lamp garden sailor engine cloud letter wolf boat"
            + " painter window child forest clock baker bridge singer horse island witch doctor mirror farmer thief"
            + " shadow mountain dancer bell crow merchant");
    private static final List<String> VERBS =
            words("see follow carry paint remember find like watch draw hide catch help"
                    + " answer forget trust teach push visit praise wake touch admire");
    private static final List<String> PLACES = List.of(
            "in the city",
            "near the sea",
            "under a tree",
            "behind the house",
            "on the road",
            "before dawn",
            "at the market",
            "after the rain",
            "without a sound",
            "every evening");

    private SyntheticWords() {}

    private static List<String> words(String spaced) {
        return List.of(spaced.split(" "));
    }

    static String adjective(Random random) {
        return pick(ADJECTIVES, random);
    }

    static String noun(Random random) {
        return pick(NOUNS, random);
    }

    static String verb(Random random) {
        return pick(VERBS, random);
    }

    static String place(Random random) {
        return pick(PLACES, random);
    }

    /** The square makes the first words frequent and the last ones rare, as in written language. */
    private static String pick(List<String> words, Random random) {
        double chance = random.nextDouble();
        return words.get((int) (chance * chance * words.size()));
    }

    /** More than one of a noun. */
    static String plural(String noun) {
        return switch (noun) {
            case "wolf" -> "wolves";
            case "thief" -> "thieves";
            case "child" -> "children";
            default -> withS(noun);
        };
    }

    /** What one of them does. */
    static String third(String verb) {
        return withS(verb);
    }

    private static String withS(String word) {
        if (word.endsWith("x") || word.endsWith("ch") || word.endsWith("sh")) {
            return word + "es";
        }
        return word.endsWith("ry") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }
}
