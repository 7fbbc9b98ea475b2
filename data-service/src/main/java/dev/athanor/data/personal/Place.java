package dev.athanor.data.personal;

/**
 * A part of a text.
 *
 * @param begin its first UTF-16 unit
 * @param end the unit behind its last
 */
public record Place(int begin, int end) {
    public Place {
        if (begin < 0 || end <= begin) {
            throw new IllegalArgumentException("no part of a text: from %d to %d".formatted(begin, end));
        }
    }
}
