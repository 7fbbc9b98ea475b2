package dev.athanor.trainer.batch;

/**
 * The order in which a run reads its text. An epoch cuts the text into windows that do not overlap and visits each once,
 * in an order of its own; the cuts move from epoch to epoch, so that in time every position is predicted from every
 * distance. The window of a sample is a pure function of (seed, epoch, position in the epoch).
 */
public final class TrainingOrder {

    private final long seed;
    private final int contextLength;
    private final long offsets;
    private final long windows;

    /**
     * @param seed of the run
     * @param tokens length of the text, more than {@code contextLength}
     * @param contextLength inputs of a window
     */
    public TrainingOrder(long seed, long tokens, int contextLength) {
        if (tokens <= contextLength) {
            throw new IllegalArgumentException(
                    "a text of %d tokens has no window of %d".formatted(tokens, contextLength + 1));
        }
        this.seed = seed;
        this.contextLength = contextLength;
        this.offsets = Math.min(contextLength, tokens - contextLength);
        // As many as fit behind the greatest offset, so that all epochs have the same length.
        this.windows = (tokens - offsets) / contextLength;
    }

    /** Windows of an epoch. */
    public long windows() {
        return windows;
    }

    /**
     * Where the window of a sample starts.
     *
     * @param sample counts the sequences of the run from 0
     */
    public long start(long sample) {
        return start(sample / windows, sample % windows);
    }

    /**
     * Where a window starts.
     *
     * @param epoch counted from 0
     * @param position in the epoch, in {@code [0, windows)}
     */
    public long start(long epoch, long position) {
        long offset = Mixing.below(offsets, seed, 2 * epoch);
        long window = new Permutation(windows, Mixing.mix(seed, 2 * epoch + 1)).apply(position);
        return offset + window * contextLength;
    }
}
