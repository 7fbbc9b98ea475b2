package dev.athanor.data.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.Names;
import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a wish to its end, whatever is wrong with it, and then says everything that is. */
final class DatasetRequestReader {

    private static final double USUAL_VALIDATION_FRACTION = 0.1;
    private static final long LARGEST_SYNTHETIC = 1_000_000_000;

    private final Violations violations = new Violations();
    private final boolean withFile;

    private DatasetRequestReader(boolean withFile) {
        this.withFile = withFile;
    }

    /**
     * Reads JSON.
     *
     * @param withFile whether a file was sent along
     * @throws DatasetException with every violation
     */
    static DatasetRequest read(String json, boolean withFile) {
        var tree = parse(json);
        var reader = new DatasetRequestReader(withFile);
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
        violations.onlyKeys("", tree, Set.of("name", "source", "tokenizer", "validationFraction"));
        var name = name(tree.path("name"));
        var source = source(tree.path("source"));
        var tokenizer = new TokenizerWish(violations).read(tree.path("tokenizer"));
        double fraction = validationFraction(tree.path("validationFraction"));
        return name == null || source == null || tokenizer == null
                ? null
                : new DatasetRequest(name, source, tokenizer, fraction);
    }

    private @Nullable String name(JsonNode node) {
        if (node.isTextual() && Names.isValid(node.asText())) {
            return node.asText();
        }
        violations.refuse("name", node, Names.MEANING);
        return null;
    }

    private @Nullable RequestedSource source(JsonNode node) {
        if (node.isMissingNode() && withFile) {
            return new RequestedSource.Upload();
        }
        if (!node.isObject()) {
            violations.refuse("source", node, "an object with a kind: upload, url, object or synthetic");
            return null;
        }
        return switch (node.path("kind").asText()) {
            case "upload" -> upload(node);
            case "url" -> url(node);
            case "object" -> storedObject(node);
            case "synthetic" -> synthetic(node);
            default -> {
                violations.refuse("source.kind", node.path("kind"), "one of upload, url, object, synthetic");
                yield null;
            }
        };
    }

    private @Nullable RequestedSource upload(JsonNode node) {
        violations.onlyKeys("source.", node, Set.of("kind"));
        if (withFile) {
            return new RequestedSource.Upload();
        }
        violations.add(
                "source.kind",
                "is upload, but no file came along: send multipart/form-data with the parts request and file");
        return null;
    }

    private @Nullable RequestedSource url(JsonNode node) {
        violations.onlyKeys("source.", node, Set.of("kind", "url"));
        var url = node.path("url");
        if (isHttp(url.asText())) {
            return new RequestedSource.Url(url.asText());
        }
        violations.refuse("source.url", url, "an address that begins with http:// or https://");
        return null;
    }

    private static boolean isHttp(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private @Nullable RequestedSource storedObject(JsonNode node) {
        violations.onlyKeys("source.", node, Set.of("kind", "bucket", "key"));
        var key = node.path("key");
        var bucket = node.path("bucket");
        if (!key.isTextual() || key.asText().isBlank()) {
            violations.refuse("source.key", key, "the key of an object");
            return null;
        }
        return new RequestedSource.StoredObject(bucket.isTextual() ? bucket.asText() : null, key.asText());
    }

    private @Nullable RequestedSource synthetic(JsonNode node) {
        violations.onlyKeys("source.", node, Set.of("kind", "characters", "seed"));
        var characters = node.path("characters");
        var seed = node.path("seed");
        if (!characters.isIntegralNumber() || characters.asLong() < 1 || characters.asLong() > LARGEST_SYNTHETIC) {
            violations.refuse("source.characters", characters, "a whole number from 1 to " + LARGEST_SYNTHETIC);
            return null;
        }
        if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
            violations.refuse("source.seed", seed, "a whole number");
            return null;
        }
        return new RequestedSource.Synthetic(characters.asLong(), seed.asLong(0));
    }

    private double validationFraction(JsonNode node) {
        if (!node.isMissingNode() && !(node.isNumber() && node.asDouble() > 0 && node.asDouble() < 1)) {
            violations.refuse("validationFraction", node, "a number above 0 and below 1");
        }
        return node.asDouble(USUAL_VALIDATION_FRACTION);
    }
}
