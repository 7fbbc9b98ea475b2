package dev.athanor.contracts.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * From what a user wrote of cleaning to the rules. Values come from, in this order, {@code --clean a.b=c}, the file, its
 * preset and the default. All methods report everything that is wrong at once, by {@link InvalidConfigurationException}.
 */
public final class CleaningConfigurations {

    /** Names of the presets: normal characters, no personal data, and what texts of the web need. */
    public static final List<String> PRESETS = List.of("tidy", "private", "web");

    private CleaningConfigurations() {}

    /** The rules where nobody says: none. */
    public static CleaningConfiguration none() {
        return resolve(JsonNodeFactory.instance.objectNode());
    }

    /** The tree that names a preset alone. */
    public static ObjectNode preset(String name) {
        return JsonNodeFactory.instance.objectNode().put(Presets.KEY, name);
    }

    /**
     * Lays overrides over a tree.
     *
     * @param overrides of the form {@code lengths.fewestWords=20}; a later one wins
     * @return a new tree, to be resolved
     */
    public static ObjectNode merge(ObjectNode tree, List<String> overrides) {
        var merged = tree.deepCopy();
        List<Violation> violations = new ArrayList<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                violations.add(
                        new Violation(override, "is no override; allowed is KEY=VALUE, as lengths.fewestWords=20"));
            } else {
                Trees.put(
                        merged,
                        override.substring(0, equals).strip(),
                        override.substring(equals + 1).strip());
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidConfigurationException(violations);
        }
        return merged;
    }

    /**
     * Fills in the preset and the defaults and checks everything.
     *
     * @param tree a mapping, or the name of a preset
     */
    public static CleaningConfiguration resolve(JsonNode tree) {
        List<Violation> violations = new ArrayList<>();
        var file = file(tree);
        var whole = Presets.take("cleaning-", PRESETS, file, violations)
                .map(preset -> Trees.overlay(preset, file))
                .orElse(file);
        return RecordBinding.bind(
                CleaningConfiguration.class,
                Inspection.complete(CleaningConfiguration.class, whole, Inspection.Strictness.FILE, violations));
    }

    private static ObjectNode file(JsonNode tree) {
        if (tree.isTextual()) {
            return preset(tree.asText());
        }
        if (tree instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw new InvalidConfigurationException(List.of(new Violation(
                "", "is no mapping; allowed are the name of a preset and a mapping such as {preset: web}")));
    }
}
