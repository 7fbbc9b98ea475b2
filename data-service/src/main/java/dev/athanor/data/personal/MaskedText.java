package dev.athanor.data.personal;

import java.util.List;

/** Hides personal data and keeps their form and their length. */
public final class MaskedText {

    private static final int SHORTEST_WITH_FIRST = 5;

    private final List<PersonalPatterns.Kind> kinds;

    /** @param kinds what is hidden */
    public MaskedText(List<PersonalPatterns.Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** {@code j***.***@*******.***}: the first sign of what is hidden stays, unless that is most of it. */
    public String of(String text) {
        char[] masked = text.toCharArray();
        for (PersonalPatterns.Kind kind : kinds) {
            kind.form().in(text).forEach(place -> mask(masked, place));
        }
        return new String(masked);
    }

    private static void mask(char[] text, Place place) {
        boolean firstStays = place.end() - place.begin() >= SHORTEST_WITH_FIRST;
        for (int i = place.begin() + (firstStays ? 1 : 0); i < place.end(); i++) {
            if (Character.isLetterOrDigit(text[i]) || Character.isSurrogate(text[i])) {
                text[i] = '*';
            }
        }
    }
}
