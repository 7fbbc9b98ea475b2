package dev.athanor.transformer.tokenizer;

/** Gives the ids of a text. Safe for use by several threads. */
@FunctionalInterface
interface TextEncoder {

    /**
     * The ids.
     *
     * @param text of any length, without unpaired surrogates
     */
    int[] encode(String text);
}
