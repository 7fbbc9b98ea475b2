package dev.athanor.serving.generation;

import java.util.Map;

/**
 * A language model with a cache of what it has read, for several sequences side by side. Used by one thread; the engine
 * that decodes with it closes it.
 */
public interface Decoder extends AutoCloseable {

    /** How many sequences it can hold. */
    int capacity();

    /** The longest sequence, in tokens. */
    int contextLength();

    /** How many tokens there are. */
    int vocabularySize();

    /**
     * Reads a sequence's beginning.
     *
     * @param tokens {@code [time]}, at least one, at most the context's length
     * @return its place, which the caller closes
     */
    Slot prefill(int[] tokens);

    /**
     * Reads one more token in each sequence.
     *
     * @param nextTokens the token of each slot that is open
     */
    void decode(Map<Slot, Integer> nextTokens);

    @Override
    void close();

    /** The place of one sequence. */
    interface Slot extends AutoCloseable {

        /** What the model expects after the sequence's last token, {@code [vocabulary]}; a copy. */
        float[] logits();

        /** Frees the place. */
        @Override
        void close();
    }
}
