package dev.athanor.data.measure;

import java.util.Arrays;

/**
 * Where the sentences of a text end: at a full stop, a question or exclamation mark, a danda or an ellipsis behind words, or
 * at a blank line. A point counts if a blank follows, so that 3.14 is no end; abbreviations are taken for one.
 */
public final class Sentences {

    private static final String MARKS = "!?।॥…。！？";

    /** What may stand between a sentence's point and the blank behind it. */
    private static final String CLOSING = ".!?…\"'”’»)]";

    private final String text;
    private int[] ends = new int[16];
    private int count;

    private Sentences(String text) {
        this.text = text;
    }

    /**
     * Places of the marks that end sentences, ascending.
     *
     * @param isWhole whether the text's end is one, too
     */
    public static int[] ends(String text, boolean isWhole) {
        var sentences = new Sentences(text);
        sentences.scan(isWhole);
        return Arrays.copyOf(sentences.ends, sentences.count);
    }

    private void scan(boolean isWhole) {
        boolean isOpen = false;
        int lineEnd = -1;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (isOfAWord(character)) {
                isOpen = true;
            } else if (isOpen && (isEnd(at) || (character == '\n' && lineEnd >= 0))) {
                add(at);
                isOpen = false;
            }
            lineEnd = character == '\n' ? at : Character.isWhitespace(character) ? lineEnd : -1;
        }
        if (isOpen && isWhole) {
            add(text.length() - 1);
        }
    }

    private static boolean isOfAWord(char character) {
        return Character.isLetterOrDigit(character) || Character.isHighSurrogate(character);
    }

    private boolean isEnd(int at) {
        if (MARKS.indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        if (text.charAt(at) != '.') {
            return false;
        }
        int behind = at + 1;
        while (behind < text.length() && CLOSING.indexOf(text.charAt(behind)) >= 0) {
            behind++;
        }
        return behind == text.length() || Character.isWhitespace(text.charAt(behind));
    }

    private void add(int at) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = at;
    }
}
