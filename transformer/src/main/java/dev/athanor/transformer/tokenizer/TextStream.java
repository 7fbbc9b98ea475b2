package dev.athanor.transformer.tokenizer;

import java.util.Arrays;

/**
 * Decodes a growing sequence of tokens piece by piece; the pieces together are the text of the whole sequence.
 *
 * <p>A token can end in the middle of a character, as byte-level tokens do. Text is held back until the character is
 * complete. Not safe for use by several threads at once.
 */
public final class TextStream {

    private static final char INCOMPLETE = '\uFFFD';

    private final Tokenizer tokenizer;
    private int[] held = new int[0];

    TextStream(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * Takes the next token.
     *
     * @return the text that it completes; empty if its last character is still incomplete
     */
    public String append(int id) {
        held = Arrays.copyOf(held, held.length + 1);
        held[held.length - 1] = id;
        String text = tokenizer.decode(held);
        if (!text.isEmpty() && text.charAt(text.length() - 1) == INCOMPLETE) {
            return "";
        }
        held = new int[0];
        return text;
    }

    /** The text that is still held back, as it is; to be called when no token follows. */
    public String flush() {
        String rest = held.length == 0 ? "" : tokenizer.decode(held);
        held = new int[0];
        return rest;
    }
}
