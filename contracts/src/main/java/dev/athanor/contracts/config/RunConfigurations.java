package dev.athanor.contracts.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.athanor.contracts.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From what a user wrote to what a trainer runs. Values come from, in this order, {@code --set a.b=c}, the file, the
 * preset and the default. All methods report everything that is wrong at once, by
 * {@link InvalidConfigurationException}.
 */
public final class RunConfigurations {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RunConfigurations() {}

    /**
     * Reads a file. Nothing is checked but its syntax.
     *
     * @param text YAML or, as every JSON text is YAML, JSON
     */
    public static ObjectNode parse(String text) {
        try {
            var tree = YAML.readTree(text);
            if (tree.isMissingNode() || tree.isNull()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw invalid("", "the file is no mapping; allowed are lines such as 'name: my-run'");
        } catch (JsonProcessingException e) {
            throw invalid("", "the file is no YAML: " + YamlSyntax.problem(e));
        }
    }

    /**
     * Lays overrides over a file.
     *
     * @param preset its name, or null where the file's own stays
     * @param tree of the file
     * @param overrides of the form {@code training.steps=100}; a later one wins
     * @return a new tree, to be resolved
     */
    public static ObjectNode merge(@Nullable String preset, ObjectNode tree, List<String> overrides) {
        var merged = Trees.withDatasetSection(tree.deepCopy());
        if (preset != null) {
            merged.put(Presets.KEY, preset);
        }
        List<Violation> violations = new ArrayList<>();
        for (String override : overrides) {
            int equals = override.indexOf('=');
            if (equals < 1) {
                violations.add(new Violation(override, "is no override; allowed is KEY=VALUE, as training.steps=100"));
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

    /** Fills in the preset and the defaults and checks everything that can be known without the dataset. */
    public static RunConfiguration resolve(JsonNode tree) {
        if (!(tree instanceof ObjectNode object)) {
            throw invalid("", "the configuration is no mapping; allowed are lines such as 'name: my-run'");
        }
        List<Violation> violations = new ArrayList<>();
        var file = Trees.withDatasetSection(object.deepCopy());
        var whole = Presets.take(file, violations)
                .map(preset -> Trees.overlay(withoutModel(preset, file), file))
                .orElse(file);
        return RecordBinding.bind(
                RunConfiguration.class,
                Inspection.complete(RunConfiguration.class, whole, Inspection.Strictness.FILE, violations));
    }

    /** A preset knows no other model than its own, which gives way to one that the file starts from. */
    private static ObjectNode withoutModel(ObjectNode preset, ObjectNode file) {
        return file.path("model").path("from").asText(ModelConfiguration.NONE).equals(ModelConfiguration.NONE)
                ? preset
                : (ObjectNode) preset.without("model");
    }

    /** The whole configuration as a tree that resolves to it again. */
    public static ObjectNode toTree(RunConfiguration configuration) {
        return JsonFormat.mapper().valueToTree(configuration);
    }

    private static InvalidConfigurationException invalid(String path, String message) {
        return new InvalidConfigurationException(List.of(new Violation(path, message)));
    }
}
