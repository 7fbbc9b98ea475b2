package dev.athanor.data.request;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.event.TextSource;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which dataset of the hub is wished for. */
final class HubWish {

    private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9][\\w.-]{0,95}(/[A-Za-z0-9][\\w.-]{0,95})?");

    private final Violations violations;
    private final String path;
    private final JsonNode node;

    /** @param path of {@code node} in the request, with a dot behind it */
    HubWish(Violations violations, String path, JsonNode node) {
        this.violations = violations;
        this.path = path;
        this.node = node;
    }

    /** The dataset; null after a violation. */
    @Nullable
    RequestedSource read() {
        violations.onlyKeys(path, node, Set.of("kind", "dataset", "configuration", "split", "revision", "limit"));
        var dataset = node.path("dataset");
        var wish = new TextSource.HubDataset(
                dataset.asText(), text("configuration"), text("split"), text("revision"), null, limit());
        if (!DATASET.matcher(dataset.asText()).matches()) {
            violations.refuse(path + "dataset", dataset, "the name of a dataset, such as owner/name");
            return null;
        }
        return new RequestedSource.Hub(wish);
    }

    private @Nullable String text(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || (value.isTextual() && !value.asText().isBlank())) {
            return value.isMissingNode() ? null : value.asText();
        }
        violations.refuse(path + key, value, "its name");
        return null;
    }

    private @Nullable Long limit() {
        JsonNode value = node.path("limit");
        if (value.isMissingNode() || (value.canConvertToLong() && value.isIntegralNumber() && value.asLong() > 0)) {
            return value.isMissingNode() ? null : value.asLong();
        }
        violations.refuse(path + "limit", value, "a number of rows, from 1");
        return null;
    }
}
