package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.Columns;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.event.SourceFormat;
import dev.athanor.data.corpus.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads how a request wants its source to become texts or samples. */
final class ReadingWish {

    private static final double USUAL_VALIDATION_FRACTION = 0.1;

    private final Violations violations;
    private final RulesWish rules;

    ReadingWish(Violations violations) {
        this.violations = violations;
        this.rules = new RulesWish(violations);
    }

    /** A text where nothing is said. */
    DatasetForm form(JsonNode node) {
        if (node.isMissingNode()) {
            return DatasetForm.TEXT;
        }
        return oneOf("form", node, DatasetForm.values(), DatasetForm::word).orElse(DatasetForm.TEXT);
    }

    /**
     * Everything else.
     *
     * @param tree the whole request
     * @param fileName of the source, whose ending tells the format where none is stated
     */
    Reading read(JsonNode tree, DatasetForm form, String fileName) {
        var format = format(tree.path("format"), fileName);
        var columns = columns(tree.path("columns"), form, format);
        return new Reading(
                form,
                format,
                columns,
                validationFraction(tree.path("validationFraction")),
                splitSeed(tree.path("splitSeed")),
                removeDuplicates(tree.path("removeDuplicates")),
                rules.cleaning(tree.path("cleaning")),
                rules.split(tree.path("split"), format),
                new SelectionWish(violations, tree.path("selection")).read(format),
                new ChatWish(violations, tree.path("chat")).read(columns));
    }

    private SourceFormat format(JsonNode node, String fileName) {
        if (node.isMissingNode()) {
            return SourceFormat.ofFile(fileName);
        }
        return oneOf("format", node, SourceFormat.values(), SourceFormat::word).orElse(SourceFormat.PLAIN);
    }

    private <T> Optional<T> oneOf(String path, JsonNode node, T[] values, Function<T, String> word) {
        for (T value : values) {
            if (node.isTextual() && word.apply(value).equals(node.asText())) {
                return Optional.of(value);
            }
        }
        var words = Arrays.stream(values).map(word).toList();
        violations.refuse(path, node, "one of " + String.join(", ", words));
        return Optional.empty();
    }

    private @Nullable Columns columns(JsonNode node, DatasetForm form, SourceFormat format) {
        if (format == SourceFormat.PLAIN) {
            if (form != DatasetForm.TEXT) {
                violations.add(
                        "format",
                        "is text; %s need rows: name the file .jsonl, .csv, .tsv or .parquet, or say format"
                                .formatted(form == DatasetForm.PAIRS ? "pairs" : "labelled samples"));
            }
            if (!node.isMissingNode()) {
                violations.refuse("columns", node, "nothing: a plain text has none");
            }
            return null;
        }
        return new ColumnsWish(violations, node).read(form);
    }

    private double validationFraction(JsonNode node) {
        if (!node.isMissingNode() && !(node.isNumber() && node.asDouble() > 0 && node.asDouble() < 1)) {
            violations.refuse("validationFraction", node, "a number above 0 and below 1");
        }
        return node.asDouble(USUAL_VALIDATION_FRACTION);
    }

    private long splitSeed(JsonNode node) {
        if (!node.isMissingNode() && !node.isIntegralNumber()) {
            violations.refuse("splitSeed", node, "a whole number");
        }
        return node.asLong();
    }

    private boolean removeDuplicates(JsonNode node) {
        if (!node.isMissingNode() && !node.isBoolean()) {
            violations.refuse("removeDuplicates", node, "true or false");
        }
        return node.asBoolean();
    }

    /** Keys that {@link #read} and {@link #form} know. */
    static List<String> keys() {
        return List.of(
                "form",
                "format",
                "columns",
                "validationFraction",
                "splitSeed",
                "removeDuplicates",
                "cleaning",
                "split",
                "selection",
                "chat");
    }
}
