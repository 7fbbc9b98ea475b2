package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.address.KeyPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where a request says that a file comes from: the source itself, or its tokenizer. */
final class SourceWish {

    private static final long LARGEST_SYNTHETIC = 1_000_000_000;

    /** What S3 allows, and so what any store has. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern CLIMBING = Pattern.compile("(^|/)[.]{1,2}(/|$)");

    private static final String KINDS = "upload, url, object, objects, hub, synthetic, derived";

    private final Violations violations;
    private final String path;
    private final String part;
    private final @Nullable UploadedFile file;

    /**
     * @param path of the object in the request, such as {@code source}
     * @param part of the multipart message that a file comes in
     * @param file that came in it
     */
    SourceWish(Violations violations, String path, String part, @Nullable UploadedFile file) {
        this.violations = violations;
        this.path = path;
        this.part = part;
        this.file = file;
    }

    /** What is wished; null after a violation. */
    @Nullable
    RequestedSource read(JsonNode node) {
        if (node.isMissingNode() && file != null) {
            return new RequestedSource.Upload(file.name());
        }
        if (!node.isObject()) {
            violations.refuse(path, node, "an object with a kind: " + KINDS);
            return null;
        }
        return switch (node.path("kind").asText()) {
            case "upload" -> upload(node);
            case "url" -> url(node);
            case "object" -> storedObject(node);
            case "objects" -> storedObjects(node);
            case "hub" -> new HubWish(violations, path + ".", node).read();
            case "synthetic" -> synthetic(node);
            case "derived" -> new DerivedWish(violations, path).read(node);
            default -> {
                violations.refuse(at("kind"), node.path("kind"), "one of " + KINDS);
                yield null;
            }
        };
    }

    private @Nullable RequestedSource upload(JsonNode node) {
        violations.onlyKeys(at(""), node, Set.of("kind", "upload"));
        var id = node.path("upload");
        if (id.isTextual()) {
            return new RequestedSource.UploadInParts(id.asText());
        }
        if (!id.isMissingNode()) {
            violations.refuse(at("upload"), id, "the id of an upload: the last part of its address");
            return null;
        }
        if (file != null) {
            return new RequestedSource.Upload(file.name());
        }
        violations.add(
                at("kind"),
                "is upload, but no file came along: send multipart/form-data with the parts request and " + part
                        + ", or name an upload");
        return null;
    }

    private @Nullable RequestedSource url(JsonNode node) {
        violations.onlyKeys(at(""), node, Set.of("kind", "url"));
        var url = node.path("url");
        if (isHttp(url.asText())) {
            return new RequestedSource.Url(url.asText());
        }
        violations.refuse(at("url"), url, "an address that begins with http:// or https://");
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
        violations.onlyKeys(at(""), node, Set.of("kind", "bucket", "key"));
        var key = node.path("key");
        if (!isBucket(node.path("bucket"))) {
            return null;
        }
        if (!key.isTextual()
                || key.asText().isBlank()
                || CLIMBING.matcher(key.asText()).find()) {
            violations.refuse(at("key"), key, "the key of an object, which has no part that is . or ..");
            return null;
        }
        return new RequestedSource.StoredObject(bucket(node), key.asText());
    }

    private boolean isBucket(JsonNode bucket) {
        boolean named = bucket.isTextual() && BUCKET.matcher(bucket.asText()).matches();
        if (!named && !bucket.isMissingNode() && !bucket.isNull()) {
            violations.refuse(at("bucket"), bucket, "the name of a bucket");
            return false;
        }
        return true;
    }

    private static @Nullable String bucket(JsonNode node) {
        return node.path("bucket").textValue();
    }

    private @Nullable RequestedSource storedObjects(JsonNode node) {
        violations.onlyKeys(at(""), node, Set.of("kind", "bucket", "pattern"));
        var pattern = node.path("pattern");
        if (!isBucket(node.path("bucket"))) {
            return null;
        }
        if (!pattern.isTextual()
                || pattern.asText().isBlank()
                || CLIMBING.matcher(pattern.asText()).find()) {
            violations.refuse(
                    at("pattern"), pattern, "keys such as corpus/ or corpus/**/*.txt, without parts that are . or ..");
            return null;
        }
        return new RequestedSource.StoredObjects(bucket(node), KeyPattern.of(pattern.asText()));
    }

    private @Nullable RequestedSource synthetic(JsonNode node) {
        violations.onlyKeys(at(""), node, Set.of("kind", "characters", "seed"));
        var characters = node.path("characters");
        var seed = node.path("seed");
        if (!characters.isIntegralNumber() || characters.asLong() < 1 || characters.asLong() > LARGEST_SYNTHETIC) {
            violations.refuse(at("characters"), characters, "a whole number from 1 to " + LARGEST_SYNTHETIC);
            return null;
        }
        if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
            violations.refuse(at("seed"), seed, "a whole number");
            return null;
        }
        return new RequestedSource.Synthetic(characters.asLong(), seed.asLong(0));
    }

    private String at(String key) {
        return path + "." + key;
    }
}
