package dev.athanor.tracker.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keys several configurations disagree about. */
final class ConfigurationDifference {

    private ConfigurationDifference() {}

    /**
     * The differing keys in the order of the file, each with the value of every configuration; null where it has none.
     *
     * @param configurations by the id of their run
     */
    static Map<String, Map<String, @Nullable JsonNode>> of(Map<String, JsonNode> configurations) {
        Map<String, Map<String, JsonNode>> flat = new LinkedHashMap<>();
        configurations.forEach((run, tree) -> flat.put(run, flatten(tree)));
        Set<String> paths = new LinkedHashSet<>();
        flat.values().forEach(values -> paths.addAll(values.keySet()));
        Map<String, Map<String, @Nullable JsonNode>> differences = new LinkedHashMap<>();
        for (String path : paths) {
            if (flat.values().stream()
                            .map(values -> values.get(path))
                            .distinct()
                            .count()
                    > 1) {
                differences.put(path, values(flat, path));
            }
        }
        return differences;
    }

    private static Map<String, @Nullable JsonNode> values(Map<String, Map<String, JsonNode>> flat, String path) {
        Map<String, @Nullable JsonNode> values = new LinkedHashMap<>();
        flat.forEach((run, leaves) -> values.put(run, leaves.get(path)));
        return values;
    }

    private static Map<String, JsonNode> flatten(JsonNode tree) {
        Map<String, JsonNode> leaves = new LinkedHashMap<>();
        flatten("", tree, leaves);
        return leaves;
    }

    private static void flatten(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (!node.isObject()) {
            leaves.put(path, node);
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            flatten(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves);
        }
    }
}
