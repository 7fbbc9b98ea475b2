package dev.athanor.trainer.batch;

import java.util.List;

/**
 * Samples of different lengths.
 *
 * @param length places of a row, what is left of a shorter one is padding
 * @param samples one a row, over all micro-batches
 */
public record SampleBatch(int length, List<Sample> samples) implements Batch {

    /** However long samples are, batches have no more lengths than this: native buffers are kept for each. */
    private static final int LENGTHS = 8;

    public SampleBatch {
        samples = List.copyOf(samples);
        int longest = longest(samples);
        if (longest > length) {
            throw new IllegalArgumentException("a sample of %d places is in no row of %d".formatted(longest, length));
        }
    }

    /**
     * A batch as long as its longest sample, rounded up.
     *
     * @param contextLength the longest that there may be
     */
    static SampleBatch of(List<Sample> samples, int contextLength) {
        int unit = Math.ceilDiv(contextLength, LENGTHS);
        int rounded = Math.ceilDiv(Math.max(1, longest(samples)), unit) * unit;
        return new SampleBatch(Math.min(rounded, contextLength), samples);
    }

    private static int longest(List<Sample> samples) {
        return samples.stream().mapToInt(Sample::length).max().orElse(0);
    }

    @Override
    public int rows() {
        return samples.size();
    }
}
