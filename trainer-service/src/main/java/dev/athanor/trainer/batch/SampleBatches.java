package dev.athanor.trainer.batch;

import dev.athanor.trainer.tokens.Samples;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** Gathers samples into batches. */
public final class SampleBatches {

    private final LongFunction<Sample> sample;
    private final long count;
    private final int rows;
    private final int contextLength;

    private SampleBatches(LongFunction<Sample> sample, long count, int rows, int contextLength) {
        this.sample = sample;
        this.count = count;
        this.rows = rows;
        this.contextLength = contextLength;
    }

    /**
     * Samples with a label each.
     *
     * @param samples to read
     * @param order which sample is read, by how many were read before
     * @param count how many there are to read: {@link Long#MAX_VALUE} where they come again
     * @param rows samples of a batch
     * @param contextLength longest sequence
     */
    public static SampleBatches labelled(
            Samples samples, LongUnaryOperator order, long count, int rows, int contextLength) {
        return new SampleBatches(
                index -> {
                    long chosen = order.applyAsLong(index);
                    return Sample.labelled(samples.sequence(chosen, 0), samples.label(chosen));
                },
                count,
                rows,
                contextLength);
    }

    /**
     * Pairs of a sequence and its answer; the others as for {@link #labelled}.
     *
     * @param start the token that stands before an answer
     */
    public static SampleBatches pairs(
            Samples samples, LongUnaryOperator order, long count, int rows, int contextLength, int start) {
        return new SampleBatches(
                index -> {
                    long chosen = order.applyAsLong(index);
                    return Sample.answered(samples.sequence(chosen, 0), samples.sequence(chosen, 1), start);
                },
                count,
                rows,
                contextLength);
    }

    /** The batch with the samples {@code index * rows} to {@code (index + 1) * rows - 1}, as far as there are such. */
    public SampleBatch batch(long index) {
        return SampleBatch.of(
                LongStream.range(index * rows, (index + 1) * rows)
                        .mapToObj(each -> each < count ? sample.apply(each) : Sample.NONE)
                        .toList(),
                contextLength);
    }
}
