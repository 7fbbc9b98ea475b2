package dev.athanor.trainer.tokens;

/** Samples of any number: one sequence with a label each, or pairs of sequences. Safe for use by several threads. */
public interface Samples {

    /** How many there are. */
    long count();

    /**
     * The tokens of a sequence.
     *
     * @param sample in {@code [0, count)}
     * @param which 0 for a sample's only sequence or its source, 1 for its target
     */
    int[] sequence(long sample, int which);

    /**
     * Tokens of the longest of its sequences.
     *
     * @param sample in {@code [0, count)}
     */
    int length(long sample);

    /**
     * The number of a sample's label.
     *
     * @throws IllegalStateException if these samples have none
     */
    int label(long sample);
}
