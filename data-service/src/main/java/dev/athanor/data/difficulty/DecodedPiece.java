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
            int id = ids[token];
            begins[token] = units;
            if (texts.length(id) == 0) {
                System.arraycopy(BREAK, 0, bytes, at, BREAK.length);
                at += BREAK.length;
                units += BREAK.length;
            } else {
                texts.copy(id, bytes, at);
                at += texts.length(id);
                units += texts.unitsBegun(id);
            }
        }
        return new DecodedPiece(new String(bytes, 0, at, UTF_8), begins);
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
