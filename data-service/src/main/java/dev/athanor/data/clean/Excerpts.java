package dev.athanor.data.clean;

import dev.athanor.contracts.config.CleaningConfiguration;
import dev.athanor.data.personal.MaskedText;
import dev.athanor.data.personal.PersonalPatterns;

/** Cuts short what is shown of a text. */
public final class Excerpts {

    /** UTF-16 units that are shown. */
    private static final int SHOWN = 120;

    /** What is read to both sides: personal data that reach over the edge of what is shown are recognised as well. */
    private static final int MARGIN = 400;

    private final MaskedText masked;

    private Excerpts(MaskedText masked) {
        this.masked = masked;
    }

    /** Hides all personal data of a known form, and what a configuration's own patterns find. */
    public static Excerpts of(CleaningConfiguration configuration) {
        return new Excerpts(new MaskedText(PersonalPatterns.all(configuration.personalData())));
    }

    /** The beginning of a text. */
    public String beginning(String text) {
        return around(text, 0);
    }

    /** What stands around a place. */
    String around(String text, int place) {
        int from = boundary(text, Math.max(0, place - MARGIN));
        int to = boundary(text, Math.min(text.length(), place + SHOWN + MARGIN));
        String hidden = masked.of(text.substring(from, to));
        int begin = boundary(hidden, Math.max(0, place - from - SHOWN / 4));
        int end = boundary(hidden, Math.min(hidden.length(), begin + SHOWN));
        return (from + begin > 0 ? "…" : "")
                + visible(hidden.substring(begin, end))
                + (from + end < text.length() ? "…" : "");
    }

    /** Never between the two halves of a character. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static String visible(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (character == '\n') {
                shown.append('⏎');
            } else if (type == Character.CONTROL || type == Character.FORMAT) {
                shown.append("⟨U+%04X⟩".formatted(character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** The first place at which two texts differ. */
    static int difference(String one, String other) {
        int at = 0;
        while (at < one.length() && at < other.length() && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
