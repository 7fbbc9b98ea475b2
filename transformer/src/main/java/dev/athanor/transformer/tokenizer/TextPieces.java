package dev.athanor.transformer.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a long text into pieces that can be encoded one by one with the same result as the whole.
 *
 * <p>A cut lies between a character that is no blank and one that is: GPT-2's pre-tokenization ends a word there too,
 * whatever stands around it.
 */
final class TextPieces {

    private TextPieces() {}

    /** Pieces of at least {@code length} UTF-16 units, but for the last. */
    static List<String> of(String text, int length) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (text.length() - start > length) {
            int end = nextCut(text, start + length);
            pieces.add(text.substring(start, end));
            start = end;
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static int nextCut(String text, int from) {
        int cut = from;
        while (cut < text.length() && !isCut(text.charAt(cut - 1), text.charAt(cut))) {
            cut++;
        }
        return cut;
    }

    /** Only line feeds and spaces are taken for blanks on the right, anything that could be one counts on the left. */
    private static boolean isCut(char before, char after) {
        return (after == '\n' || after == ' ') && before > ' ' && before < 0x7F;
    }
}
