package dev.athanor.trainer.batch;

import java.util.Comparator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Batches of samples with like lengths, which have little padding: the samples of a few batches are sorted by length and cut
 * into batches again, which are shuffled. A pure function of the seed and the place in the order; every sample stays near
 * its place.
 */
public final class LikeLengths {

    private final LongUnaryOperator order;
    private final LongUnaryOperator length;
    private final int rows;
    private final int batches;
    private final long seed;
    private volatile @Nullable Pool newest;

    /** Samples in their new order, of the batches {@code number * batches} and following. */
    private record Pool(long number, List<Long> samples) {}

    /**
     * Sorts pools of samples.
     *
     * @param order which sample is read, by how many were read before
     * @param length of a sample, in tokens
     * @param rows samples of a batch
     * @param batches of a pool, at least one
     * @param seed of the run
     */
    public LikeLengths(LongUnaryOperator order, LongUnaryOperator length, int rows, int batches, long seed) {
        this.order = order;
        this.length = length;
        this.rows = rows;
        this.batches = batches;
        this.seed = seed;
    }

    /** Which sample is read, by how many were read before. */
    public long sample(long count) {
        long size = (long) rows * batches;
        return pool(count / size).samples().get((int) (count % size));
    }

    private Pool pool(long number) {
        Pool known = newest;
        if (known == null || known.number() != number) {
            known = new Pool(number, sorted(number));
            newest = known;
        }
        return known;
    }

    private List<Long> sorted(long number) {
        long size = (long) rows * batches;
        List<Long> byLength = LongStream.range(number * size, (number + 1) * size)
                .map(order)
                .boxed()
                .sorted(Comparator.comparingLong(length::applyAsLong))
                .toList();
        var shuffled = new Permutation(batches, Mixing.mix(seed, number));
        return LongStream.range(0, size)
                .map(place -> shuffled.apply(place / rows) * rows + place % rows)
                .mapToObj(place -> byLength.get((int) place))
                .toList();
    }
}
