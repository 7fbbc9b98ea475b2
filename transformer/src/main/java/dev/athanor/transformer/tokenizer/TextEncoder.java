package dev.athanor.transformer.tokenizer;

/** Gives the ids of a text. Safe for use by several threads. */
interface TextEncoder {

    /** The blanks before which a text may be cut: encoded apart, both sides have the ids that they have together. */
    String cutsBefore();

    /** How long the pieces of a text should be, in UTF-16 units, for the encoder to be fast. */
    int pieceLength();

    /**
     * The ids.
     *
     * @param text of any length, without unpaired surrogates
     */
    int[] encode(String text);
}
