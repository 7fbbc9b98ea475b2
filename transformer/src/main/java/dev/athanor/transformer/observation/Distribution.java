package dev.athanor.transformer.observation;

import java.util.List;

/**
 * How the numbers of a tensor are spread.
 *
 * @param elements how many they are
 * @param least of them
 * @param greatest of them
 * @param mean of them
 * @param norm the root of the sum of their squares
 * @param counts how many lie in each of as many intervals of the same width from the least to the greatest; empty if that
 *     was not asked for
 */
public record Distribution(long elements, double least, double greatest, double mean, double norm, List<Long> counts) {

    public Distribution {
        counts = List.copyOf(counts);
    }

    /** Their standard deviation. */
    public double deviation() {
        return Math.sqrt(Math.max(0, norm * norm / elements - mean * mean));
    }

    /** The upper end of an interval. Numbers that are all the same lie in the middle of two units. */
    public double upperEnd(int interval) {
        double from = least == greatest ? least - 1 : least;
        double to = least == greatest ? greatest + 1 : greatest;
        // The greatest has to lie in the last interval, however this is rounded.
        return interval + 1 == counts.size() ? to : from + (to - from) * (interval + 1) / counts.size();
    }
}
