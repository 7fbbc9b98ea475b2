package dev.athanor.tracker.submission;

import java.util.random.RandomGenerator;

/**
 * Ids for runs: the run's name, so that people can tell them apart in logs and folders, and forty random bits. They are
 * {@linkplain dev.athanor.contracts.name.Names names} themselves.
 */
public final class RunIds {

    /** Without letters and digits that look alike. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int RANDOM = 8;
    private static final int LONGEST_NAME = 63 - 1 - RANDOM;

    private final RandomGenerator random;

    public RunIds(RandomGenerator random) {
        this.random = random;
    }

    /** A new id. */
    String next(String name) {
        var id = new StringBuilder(name.substring(0, Math.min(name.length(), LONGEST_NAME))).append('-');
        random.ints(RANDOM, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
        return id.toString();
    }
}
