package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.Selection;
import dev.athanor.contracts.event.SourceFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which rows are to be taken. */
final class SelectionWish {

    private static final int LONGEST_CONDITION = 10_000;

    private final Violations violations;
    private final JsonNode node;

    /** @param node the request's {@code selection} */
    SelectionWish(Violations violations, JsonNode node) {
        this.violations = violations;
        this.node = node;
    }

    /** The selection; null where all rows are wanted, or after a violation. */
    @Nullable
    Selection read(SourceFormat format) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (format == SourceFormat.PLAIN) {
            violations.refuse("selection", node, "nothing: a plain text has no rows");
            return null;
        }
        if (!node.isObject() || node.isEmpty()) {
            violations.refuse("selection", node, "an object such as {\"where\": \"length(text) > 20\"}");
            return null;
        }
        violations.onlyKeys("selection.", node, Set.of("where", "sample", "seed"));
        var where = where();
        var sample = sample();
        return where == null && sample == null ? null : new Selection(where, sample, seed());
    }

    private @Nullable String where() {
        JsonNode where = node.path("where");
        if (where.isMissingNode()) {
            return null;
        }
        if (where.isTextual() && !where.asText().isBlank() && where.asText().length() <= LONGEST_CONDITION) {
            return where.asText();
        }
        violations.refuse(
                "selection.where", where, "a condition in SQL of at most %d characters".formatted(LONGEST_CONDITION));
        return null;
    }

    private @Nullable Long sample() {
        JsonNode sample = node.path("sample");
        if (sample.isMissingNode()) {
            return null;
        }
        if (sample.isIntegralNumber() && sample.canConvertToLong() && sample.asLong() > 0) {
            return sample.asLong();
        }
        violations.refuse("selection.sample", sample, "a whole number from 1");
        return null;
    }

    private long seed() {
        JsonNode seed = node.path("seed");
        if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
            violations.refuse("selection.seed", seed, "a whole number");
        }
        return seed.asLong();
    }
}
