package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How trees of settings are put together. */
final class Trees {

    private static final String DATASET = "dataset";

    private Trees() {}

    /** {@code upper} over {@code lower}: sections are merged key by key, anything else is replaced. */
    static ObjectNode overlay(ObjectNode lower, ObjectNode upper) {
        upper.properties().forEach(entry -> {
            JsonNode below = lower.get(entry.getKey());
            if (below instanceof ObjectNode lowerSection && entry.getValue() instanceof ObjectNode upperSection) {
                overlay(lowerSection, upperSection);
            } else if (!(below instanceof ObjectNode && entry.getValue().isNull())) {
                lower.set(entry.getKey(), entry.getValue());
            }
        });
        return lower;
    }

    /** Sets the value at a path such as {@code model.layers}, making its sections as needed. */
    static void put(ObjectNode tree, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            tree.put(path, value);
            withDatasetSection(tree);
            return;
        }
        var section = path.substring(0, dot);
        var below = tree.get(section) instanceof ObjectNode object ? object : tree.putObject(section);
        put(below, path.substring(dot + 1), value);
    }

    /** Spells {@code dataset: name@version} out; changes {@code tree} and gives it back. */
    static ObjectNode withDatasetSection(ObjectNode tree) {
        var dataset = tree.get(DATASET);
        if (dataset != null && dataset.isValueNode() && !dataset.isNull()) {
            var parts = dataset.asText().split("@", 2);
            var section = tree.putObject(DATASET).put("name", parts[0]);
            if (parts.length == 2) {
                section.put("version", parts[1]);
            }
        }
        return tree;
    }
}
