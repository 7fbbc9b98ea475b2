package dev.athanor.transformer.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into pieces that can be encoded one by one with the same result as the whole.
 *
 * <p>A cut lies between a character that is no blank and one that is: pre-tokenizations end a word there too, whatever
 * stands around it.
 */
final class TextPieces {

    private TextPieces() {}

    /**
     * Pieces of at least {@code length} UTF-16 units, but for the last.
     *
     * @param blanks that pieces but the first may begin with
     */
    static List<String> of(String text, int length, String blanks) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > length) {
            int end = nextCut(text, start + length, blanks);
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static int nextCut(String text, int from, String blanks) {
        int cut = from;
        while (cut < text.length() && !isCut(text.charAt(cut - 1), text.charAt(cut), blanks)) {
            cut++;
        }
        return cut;
    }

    /** Anything that could be a blank counts for one on the left. */
    private static boolean isCut(char before, char after, String blanks) {
        return blanks.indexOf(after) >= 0 && before > ' ' && before < 0x7F;
    }
}
