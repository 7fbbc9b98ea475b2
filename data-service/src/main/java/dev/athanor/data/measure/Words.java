package dev.athanor.data.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The words of a text. A unit is a word of letters, their marks and digits, or, in scripts without spaces, one letter with
 * its marks; several of those make a word.
 */
public final class Words {

    /** What most texts consist of needs no look-up: ASCII up to here, and no marks below the next. */
    private static final int DELETE = 0x7F;

    private static final int FIRST_MARK = 0x300;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String text;
    private int[] begins;
    private int[] ends;
    private int units;
    private int ideographs;
    private int syllables;
    private Script last = Script.SPACED;
    private long spacedCharacters;
    private long visibleCharacters;
    private long letters;
    private long runs;
    private long runsWithLetter;

    private Words(String text) {
        this.text = text;
        int guess = text.length() / 4 + 1;
        this.begins = new int[guess];
        this.ends = new int[guess];
    }

    /** Finds them. */
    public static Words of(String text) {
        var words = new Words(text);
        words.scan();
        return words;
    }

    private void scan() {
        boolean inRun = false;
        boolean runHasLetter = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int next = at + Character.charCount(character);
            boolean visible = isVisible(character);
            boolean letter = Character.isLetter(character) || isMark(character);
            if (visible) {
                visibleCharacters++;
                letters += letter ? 1 : 0;
                runs += inRun ? 0 : 1;
                runsWithLetter += letter && !(inRun && runHasLetter) ? 1 : 0;
                runHasLetter = letter || (inRun && runHasLetter);
            }
            inRun = visible;
            take(character, at, next);
            at = next;
        }
    }

    private void take(int character, int at, int next) {
        boolean adjoins = units > 0 && ends[units - 1] == at;
        if (Character.isLetterOrDigit(character)) {
            var script = Script.of(character);
            if (script == Script.SPACED && last == Script.SPACED && adjoins) {
                extend(next);
            } else {
                begin(script, at, next);
            }
        } else if (adjoins && (isMark(character) || joins(character, next))) {
            extend(next);
        }
    }

    private void begin(Script script, int at, int next) {
        if (units == begins.length) {
            begins = Arrays.copyOf(begins, 2 * units);
            ends = Arrays.copyOf(ends, 2 * units);
        }
        begins[units] = at;
        ends[units++] = next;
        last = script;
        switch (script) {
            case SPACED -> spacedCharacters++;
            case IDEOGRAPHIC -> ideographs++;
            case SYLLABIC -> syllables++;
        }
    }

    private void extend(int next) {
        ends[units - 1] = next;
        spacedCharacters += last == Script.SPACED ? 1 : 0;
    }

    /** Apostrophes and invisible joiners are part of a word that goes on behind them. */
    private boolean joins(int character, int next) {
        boolean joiner = character == '\''
                || character == '’'
                || character == ZERO_WIDTH_JOINER
                || character == ZERO_WIDTH_NON_JOINER;
        return joiner && last == Script.SPACED && next < text.length() && Character.isLetter(text.codePointAt(next));
    }

    private static boolean isMark(int character) {
        if (character < FIRST_MARK) {
            return false;
        }
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isVisible(int character) {
        if (character < DELETE) {
            return character > ' ';
        }
        int type = Character.getType(character);
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && type != Character.CONTROL
                && type != Character.FORMAT;
    }

    /** How many words there are; in scripts without spaces about. */
    public double count() {
        double words = 0;
        for (Script script : Script.values()) {
            words += words(script);
        }
        return words;
    }

    private double words(Script script) {
        int found =
                switch (script) {
                    case SPACED -> units - ideographs - syllables;
                    case IDEOGRAPHIC -> ideographs;
                    case SYLLABIC -> syllables;
                };
        return (double) found / script.charactersPerWord();
    }

    /** How many units stand for a word in most of the text. */
    public int unitsPerWord() {
        Script most = Script.SPACED;
        for (Script script : Script.values()) {
            most = words(script) > words(most) ? script : most;
        }
        return most.charactersPerWord();
    }

    /** Characters of a word; nothing where most of the text has no spaces between words. */
    OptionalDouble meanLength() {
        return units == 0 || unitsPerWord() > 1
                ? OptionalDouble.empty()
                : OptionalDouble.of(spacedCharacters / words(Script.SPACED));
    }

    /** Share of the visible characters that are letters, or marks on letters; 1 of nothing. */
    double letters() {
        return visibleCharacters == 0 ? 1 : (double) letters / visibleCharacters;
    }

    /** Share of what stands between blanks that has a letter; 1 of nothing. */
    double runsWithLetter() {
        return runs == 0 ? 1 : (double) runsWithLetter / runs;
    }

    /** How many units there are. */
    public int units() {
        return units;
    }

    /** Where a unit begins, in UTF-16 units. */
    public int begin(int unit) {
        return begins[unit];
    }

    /** A unit in lower case. */
    public String word(int unit) {
        return text.substring(begins[unit], ends[unit]).toLowerCase(Locale.ROOT);
    }

    /** UTF-16 units of a unit. */
    int length(int unit) {
        return ends[unit] - begins[unit];
    }

    /** Hashes of all units, whatever the case of their letters. */
    public long[] hashes() {
        long[] hashes = new long[units];
        Arrays.setAll(hashes, unit -> TextHash.ofFolded(text, begins[unit], ends[unit]));
        return hashes;
    }
}
