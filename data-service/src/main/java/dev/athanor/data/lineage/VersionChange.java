package dev.athanor.data.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.address.DatasetDescription;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one version has otherwise than another: a setting, its source, a size.
 *
 * @param path such as {@code selection.where} or {@code sourceSha256}
 * @param before absent where there was none
 * @param after absent where there is none any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionChange(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {

    /** Everything that differs, in the order in which a description says it. */
    static List<VersionChange> between(DatasetDescription before, DatasetDescription after) {
        Map<String, JsonNode> old = values(before);
        Map<String, JsonNode> now = values(after);
        Set<String> paths = new LinkedHashSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(old.get(path), now.get(path)))
                .map(path -> new VersionChange(path, old.get(path), now.get(path)))
                .toList();
    }

    /** Where a file lay before it was fetched does not matter: its hash tells whether it is the same. */
    private static Map<String, JsonNode> values(DatasetDescription description) {
        ObjectNode tree = JsonFormat.mapper().valueToTree(description);
        if (tree.remove("recipe") instanceof ObjectNode recipe) {
            tree.setAll(recipe);
        }
        tree.remove(List.of("name", "version", "job", "dataset"));
        withoutKey(tree.path("source"));
        withoutKey(tree.path("tokenizer").path("file"));
        Map<String, JsonNode> values = new LinkedHashMap<>();
        flatten("", tree, values);
        return values;
    }

    private static void withoutKey(JsonNode source) {
        if (source instanceof ObjectNode object && object.path("kind").asText().startsWith("upload")) {
            object.remove("key");
        }
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> values) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), values));
        } else {
            values.put(path, node);
        }
    }
}
