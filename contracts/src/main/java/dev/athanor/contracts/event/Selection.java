package dev.athanor.contracts.event;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are taken. Those that {@code where} holds for are chosen first, and of them the sample.
 *
 * @param where a condition in SQL over a row's columns, such as {@code length(text) > 20}; absent where all may be taken
 * @param sample how many rows are taken at most; absent where all are
 * @param seed another seed takes another sample; the same seed takes the same one of the same source
 */
public record Selection(@Nullable String where, @Nullable Long sample, long seed) {

    public Selection {
        if (where == null && sample == null) {
            throw new IllegalArgumentException("selection: says neither where nor sample");
        }
        if (where != null && where.isBlank()) {
            throw new IllegalArgumentException("selection.where: is blank");
        }
        if (sample != null && sample < 1) {
            throw new IllegalArgumentException("selection.sample: is %d; allowed is at least 1".formatted(sample));
        }
    }
}
