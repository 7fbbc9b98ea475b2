package dev.athanor.trainer.batch;

import java.util.Objects;

/**
 * A permutation of {@code [0, size)} that is computed, not stored: a balanced Feistel network over the smallest even
 * number of bits that holds the size, walked along its cycle until it lands inside (<a
 * href="https://doi.org/10.1007/3-540-45760-7_9">Black and Rogaway, 2002</a>). The walk takes less than four rounds of
 * the network on average, whatever the size.
 */
public final class Permutation {

    private static final int ROUNDS = 6;

    private final long size;
    private final long key;
    private final int halfBits;
    private final long halfMask;

    /**
     * @param size how many numbers are permuted, at least 1
     * @param key picks one of the permutations
     */
    public Permutation(long size, long key) {
        if (size < 1) {
            throw new IllegalArgumentException("nothing to permute: size is " + size);
        }
        this.size = size;
        this.key = key;
        this.halfBits = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(size - 1) + 1) / 2);
        this.halfMask = (1L << halfBits) - 1;
    }

    /** Where {@code index} goes; no two indices go to the same place. */
    public long apply(long index) {
        Objects.checkIndex(index, size);
        long place = network(index);
        while (place >= size) {
            place = network(place);
        }
        return place;
    }

    /** A bijection on the numbers of {@code 2 * halfBits} bits, whatever the round function is. */
    private long network(long value) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Mixing.mix(key + round, right) & halfMask);
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }
}
