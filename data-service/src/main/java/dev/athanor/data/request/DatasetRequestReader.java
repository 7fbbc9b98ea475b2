package dev.athanor.data.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.DatasetForm;
import dev.athanor.contracts.name.Names;
import dev.athanor.data.difficulty.Markers;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a wish to its end, whatever is wrong with it, and then says everything that is. */
final class DatasetRequestReader {

    private final Violations violations = new Violations();
    private final UploadedFiles files;
    private final Function<RequestedSource, String> fileNames;

    private DatasetRequestReader(UploadedFiles files, Function<RequestedSource, String> fileNames) {
        this.files = files;
        this.fileNames = fileNames;
    }

    /**
     * Reads JSON.
     *
     * @param files that were sent along
     * @param fileNames by which the format of a source is known where none is stated
     * @throws DatasetException with every violation
     */
    static DatasetRequest read(String json, UploadedFiles files, Function<RequestedSource, String> fileNames) {
        var tree = parse(json);
        var reader = new DatasetRequestReader(files, fileNames);
        var request = reader.request(tree);
        reader.violations.throwIfAny();
        return Objects.requireNonNull(request);
    }

    private static JsonNode parse(String json) {
        try {
            var tree = JsonFormat.mapper().readTree(json);
            if (tree.isObject()) {
                return tree;
            }
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST, "The request is no JSON object, such as {\"name\": \"my-text\"}.");
        } catch (JsonProcessingException e) {
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST,
                    "The request is no JSON: line %d, column %d: %s."
                            .formatted(
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()));
        }
    }

    private @Nullable DatasetRequest request(JsonNode tree) {
        violations.onlyKeys("", tree, keys());
        var name = name(tree.path("name"));
        var source = new SourceWish(violations, "source", "file", files.source()).read(tree.path("source"));
        var wish = new ReadingWish(violations);
        var form = wish.form(tree.path("form"));
        var tokenizer =
                new TokenizerWish(violations, files.tokenizer(), form != DatasetForm.TEXT).read(tree.path("tokenizer"));
        var reading = wish.read(tree, form, source == null || tree.has("format") ? "" : fileNames.apply(source));
        var markers = markers(tree.path("markers"));
        if (source instanceof RequestedSource.Hub && reading.format() != RequestedSource.Hub.FORMAT) {
            violations.add(
                    "format",
                    "is %s; a dataset of the hub is parquet"
                            .formatted(reading.format().word()));
        }
        return name == null || source == null || tokenizer == null
                ? null
                : new DatasetRequest(name, source, tokenizer, reading, markers);
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(List.of("name", "source", "tokenizer", "markers"));
        keys.addAll(ReadingWish.keys());
        return keys;
    }

    private @Nullable String name(JsonNode node) {
        if (node.isTextual() && Names.isValid(node.asText())) {
            return node.asText();
        }
        violations.refuse("name", node, Names.MEANING);
        return null;
    }

    private @Nullable String markers(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (node.isTextual() && Markers.isReadable(node.asText())) {
            return node.asText().strip();
        }
        violations.refuse("markers", node, Markers.MEANING);
        return null;
    }
}
