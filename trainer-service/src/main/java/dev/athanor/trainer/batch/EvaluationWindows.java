package dev.athanor.trainer.batch;

/**
 * The windows on which a run is evaluated: drawn at random with replacement, as nanoGPT's estimate does, but the same at
 * each evaluation of a run, so that its curve shows the model and not the draw.
 */
public final class EvaluationWindows {

    /** Keeps the draw apart from the training order of the same seed. */
    private static final long STREAM = 0x6576616c75617465L;

    private final long seed;
    private final long starts;

    /**
     * @param seed of the run
     * @param tokens length of the held-out text, more than {@code contextLength}
     * @param contextLength inputs of a window
     */
    public EvaluationWindows(long seed, long tokens, int contextLength) {
        if (tokens <= contextLength) {
            throw new IllegalArgumentException(
                    "a text of %d tokens has no window of %d".formatted(tokens, contextLength + 1));
        }
        this.seed = seed ^ STREAM;
        this.starts = tokens - contextLength;
    }

    /** Where window {@code index} starts. */
    public long start(long index) {
        return Mixing.below(starts, seed, index);
    }
}
