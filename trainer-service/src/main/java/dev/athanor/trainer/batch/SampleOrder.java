package dev.athanor.trainer.batch;

/**
 * The order in which a run reads its samples: every epoch all of them, each once, in an order of its own. A pure function
 * of (seed, epoch, position in the epoch).
 */
public final class SampleOrder {

    private final long seed;
    private final long samples;

    /**
     * @param seed of the run
     * @param samples of the dataset, at least one
     */
    public SampleOrder(long seed, long samples) {
        this.seed = seed;
        this.samples = samples;
    }

    /**
     * Which sample is read.
     *
     * @param count of the run's samples before it
     */
    public long sample(long count) {
        long epoch = count / samples;
        return new Permutation(samples, Mixing.mix(seed, epoch)).apply(count % samples);
    }
}
