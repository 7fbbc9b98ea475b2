package dev.athanor.data.preview;

import dev.athanor.contracts.address.DatasetSplit;
import dev.athanor.contracts.config.Violation;
import dev.athanor.data.problem.DatasetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown.
 *
 * @param parts of the version
 * @param offset in each part: of the first token of a text, else of the first sample
 * @param tokens how many of a text, and of a sequence at most
 * @param samples how many
 * @param pieces whether to show where tokens meet
 */
record Stretch(List<DatasetSplit> parts, long offset, int tokens, int samples, boolean pieces) {

    private static final int MOST_TOKENS = 4096;
    private static final int MOST_SAMPLES = 50;

    Stretch {
        parts = List.copyOf(parts);
    }

    /**
     * Checks what was asked for.
     *
     * @param split {@code train}, {@code validation}, or null for both
     * @throws DatasetException with every violation
     */
    static Stretch of(@Nullable String split, long offset, int tokens, int samples, boolean pieces) {
        List<Violation> violations = new ArrayList<>();
        if (offset < 0) {
            violations.add(new Violation("offset", "is %d; allowed is at least 0".formatted(offset)));
        }
        if (tokens < 1 || tokens > MOST_TOKENS) {
            violations.add(new Violation("tokens", "is %d; allowed is 1 to %d".formatted(tokens, MOST_TOKENS)));
        }
        if (samples < 1 || samples > MOST_SAMPLES) {
            violations.add(new Violation("samples", "is %d; allowed is 1 to %d".formatted(samples, MOST_SAMPLES)));
        }
        var parts = Arrays.stream(DatasetSplit.values())
                .filter(part -> split == null || part.word().equals(split))
                .toList();
        if (parts.isEmpty()) {
            violations.add(new Violation("split", "is '%s'; allowed is train or validation".formatted(split)));
        }
        if (!violations.isEmpty()) {
            throw new DatasetException(violations);
        }
        return new Stretch(parts, offset, tokens, samples, pieces);
    }

    /** @throws DatasetException if a part has no more than {@code total} of what the offset counts */
    void within(DatasetSplit part, long total) {
        if (offset >= total) {
            throw new DatasetException(List.of(new Violation(
                    "offset",
                    "is %d; allowed is at most %d in the %s split".formatted(offset, total - 1, part.word()))));
        }
    }
}
