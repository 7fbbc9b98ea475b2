package dev.athanor.data.text;

import java.nio.CharBuffer;

/**
 * Takes the byte-order mark from the beginning of a text and writes each of its line ends as one line feed, also where
 * CR LF lies across two parts of the text.
 */
public final class LineEnds {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private boolean begun;
    private boolean afterCarriageReturn;

    LineEnds() {}

    /** A text that is at hand as a whole. */
    public static String unify(String text) {
        boolean clean = text.indexOf('\r') < 0 && text.indexOf(BYTE_ORDER_MARK) != 0;
        return clean ? text : new LineEnds().clean(CharBuffer.wrap(text));
    }

    /** The next part, cleaned. */
    String clean(CharBuffer part) {
        String text = part.toString();
        if (isClean(text)) {
            part.position(part.limit());
            begun = begun || !text.isEmpty();
            afterCarriageReturn = afterCarriageReturn && text.isEmpty();
            return text;
        }
        var cleaned = new StringBuilder(part.length());
        while (part.hasRemaining()) {
            append(part.get(), cleaned);
        }
        return cleaned.toString();
    }

    /** Most parts are: a search for one character is many times as fast as a look at each. */
    private boolean isClean(String text) {
        boolean mark = !begun && text.indexOf(BYTE_ORDER_MARK) == 0;
        boolean secondOfPair = afterCarriageReturn && text.indexOf('\n') == 0;
        return !mark && !secondOfPair && text.indexOf('\r') < 0;
    }

    private void append(char next, StringBuilder cleaned) {
        boolean mark = !begun && next == BYTE_ORDER_MARK;
        boolean secondOfPair = afterCarriageReturn && next == '\n';
        begun = true;
        afterCarriageReturn = next == '\r';
        if (!mark && !secondOfPair) {
            cleaned.append(next == '\r' ? '\n' : next);
        }
    }
}
