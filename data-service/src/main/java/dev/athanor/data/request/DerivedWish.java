package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.name.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which versions a dataset is to be derived from. */
final class DerivedWish {

    private final Violations violations;
    private final String path;

    /** @param path of the object in the request, such as {@code source} */
    DerivedWish(Violations violations, String path) {
        this.violations = violations;
        this.path = path + ".";
    }

    /** What is wished; null after a violation. */
    @Nullable
    RequestedSource read(JsonNode node) {
        violations.onlyKeys(path, node, Set.of("kind", "parts", "seed"));
        JsonNode seed = node.path("seed");
        if (!seed.isMissingNode() && !seed.isIntegralNumber()) {
            violations.refuse(path + "seed", seed, "a whole number");
        }
        JsonNode written = node.path("parts");
        if (!written.isArray() || written.isEmpty()) {
            violations.refuse(path + "parts", written, "a list such as [{\"dataset\": \"reviews\"}]");
            return null;
        }
        List<DerivedPart> parts = new ArrayList<>();
        for (int number = 0; number < written.size(); number++) {
            DerivedPart part = part(written.get(number), "%sparts[%d]".formatted(path, number));
            if (part != null) {
                parts.add(part);
            }
        }
        long weighted = parts.stream().filter(part -> part.weight() != null).count();
        if (weighted > 0 && weighted < parts.size()) {
            violations.add(path + "parts", "have weights in part; allowed is one for each or none");
            return null;
        }
        return parts.size() < written.size() ? null : new RequestedSource.Derived(parts, seed.asLong());
    }

    private @Nullable DerivedPart part(JsonNode node, String at) {
        violations.onlyKeys(at + ".", node, Set.of("dataset", "version", "weight"));
        var dataset = node.path("dataset").asText();
        var version = node.path("version").asText(DatasetReference.LATEST);
        JsonNode weight = node.path("weight");
        if (!Names.isValid(dataset)) {
            violations.refuse(at + ".dataset", node.path("dataset"), Names.MEANING);
            return null;
        }
        if (!Names.isValid(version)) {
            violations.refuse(at + ".version", node.path("version"), "the hash of a version, or latest");
            return null;
        }
        if (weight.isMissingNode() || weight.isNull()) {
            return new DerivedPart(dataset, version, null);
        }
        if (!weight.isNumber() || !(weight.asDouble() > 0)) {
            violations.refuse(at + ".weight", weight, "a number above 0");
            return null;
        }
        return new DerivedPart(dataset, version, weight.asDouble());
    }
}
