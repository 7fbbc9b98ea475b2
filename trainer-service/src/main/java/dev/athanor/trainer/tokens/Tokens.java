package dev.athanor.trainer.tokens;

/** A sequence of tokens of any length. Safe for use by several threads. */
public interface Tokens {

    /** How many there are. */
    long count();

    /**
     * Copies tokens out.
     *
     * @param from position of the first one
     * @param target where they go
     * @param at index in {@code target} of the first one
     * @param length how many
     * @throws IndexOutOfBoundsException if there are not so many
     */
    void copy(long from, int[] target, int at, int length);
}
