package dev.athanor.data.measure;

import java.util.List;

/**
 * How much of a text stood in it before.
 *
 * @param parts share of the lines or paragraphs
 * @param characters share of the characters that are in those
 */
record Repetition(double parts, double characters) {

    /** Of the parts of a text, in their order. */
    static Repetition of(List<String> parts) {
        var seen = new SeenHashes();
        long repeated = 0;
        long repeatedCharacters = 0;
        long characters = 0;
        for (String part : parts) {
            characters += part.length();
            if (!seen.add(TextHash.of(part))) {
                repeated++;
                repeatedCharacters += part.length();
            }
        }
        return parts.isEmpty()
                ? new Repetition(0, 0)
                : new Repetition((double) repeated / parts.size(), (double) repeatedCharacters / characters);
    }
}
