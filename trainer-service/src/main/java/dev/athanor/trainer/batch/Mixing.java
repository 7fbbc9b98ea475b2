package dev.athanor.trainer.batch;

/**
 * A stateless source of randomness: the output function of SplitMix64, see <a
 * href="https://doi.org/10.1145/2660193.2660195">Steele, Lea and Flood, 2014</a>.
 */
public final class Mixing {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Mixing() {}

    /** Sixty-four bits that look random and depend on nothing but the arguments. */
    public static long mix(long seed, long counter) {
        return finish(finish(seed + GOLDEN_GAMMA) + (counter + 1) * GOLDEN_GAMMA);
    }

    /** A number in {@code [0, bound)}. */
    public static long below(long bound, long seed, long counter) {
        return Math.unsignedMultiplyHigh(mix(seed, counter), bound);
    }

    private static long finish(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
