package dev.athanor.data.difficulty;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.athanor.transformer.tokenizer.TokenTexts;

/**
 * The text of tokens, and where in it each of them begins. A token that stands for no text separates what is before it from
 * what is behind, as a blank line does.
 *
 * @param text of all of them
 * @param begins UTF-16 units before each; a character that several tokens make begins with the first
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by whoever measures it
record DecodedPiece(String text, int[] begins) {

    private static final byte[] BREAK = {'\n', '\n'};

    static DecodedPiece of(int[] ids, TokenTexts texts) {
        int length = 0;
        for (int id : ids) {
            length += Math.max(texts.length(id), BREAK.length);
        }
        byte[] bytes = new byte[length];
        int[] begins = new int[ids.length];
        int at = 0;
        int units = 0;
        for (int token = 0; token < ids.length; token++) {
            begins[token] = units;
            int end = write(ids[token], texts, bytes, at);
            for (; at < end; at++) {
                units += unitsBegunBy(bytes[at]);
            }
        }
        return new DecodedPiece(new String(bytes, 0, at, UTF_8), begins);
    }

    private static int write(int id, TokenTexts texts, byte[] bytes, int at) {
        int length = texts.length(id);
        if (length == 0) {
            System.arraycopy(BREAK, 0, bytes, at, BREAK.length);
            return at + BREAK.length;
        }
        texts.copy(id, bytes, at);
        return at + length;
    }

    /** Of UTF-8, a byte that goes on begins nothing, and the first of four becomes a pair of surrogates. */
    private static int unitsBegunBy(byte value) {
        if ((value & 0b1100_0000) == 0b1000_0000) {
            return 0;
        }
        return (value & 0b1111_1000) == 0b1111_0000 ? 2 : 1;
    }

    /**
     * The token that a place in the text belongs to.
     *
     * @param from a token at or before it
     */
    int token(int place, int from) {
        int token = from;
        while (token + 1 < begins.length && begins[token + 1] <= place) {
            token++;
        }
        return token;
    }
}
