package dev.athanor.serving.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object, each asked for once with what it may be; then {@link #refuseOthers}. A null is an absence. */
final class Fields {

    private final JsonNode object;
    private final String path;
    private final Set<String> known = new HashSet<>();

    /**
     * @param object a JSON object
     * @param path put before the fields' names in messages: empty, or {@code stream_options.}
     */
    Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    Optional<JsonNode> find(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    String requiredText(String name) {
        JsonNode value = find(name)
                .orElseThrow(() -> OpenAiException.badRequest(
                        "Missing required parameter: '%s%s'.".formatted(path, name),
                        path + name,
                        "missing_required_parameter"));
        if (!value.isTextual()) {
            throw wrongType(name, "a string", value);
        }
        return value.textValue();
    }

    boolean flag(String name) {
        return find(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrongType(name, "a boolean", value);
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    Optional<Long> integer(String name, long least, long greatest) {
        return find(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrongType(name, "an integer", value);
            }
            requireWithin(name, "integer", value, (double) least, (double) greatest);
            return value.longValue();
        });
    }

    double number(String name, double fallback, double least, double greatest) {
        return find(name)
                .map(value -> {
                    if (!value.isNumber()) {
                        throw wrongType(name, "a number", value);
                    }
                    requireWithin(name, "decimal", value, least, greatest);
                    return value.doubleValue();
                })
                .orElse(fallback);
    }

    private void requireWithin(String name, String kind, JsonNode value, double least, double greatest) {
        if (value.doubleValue() < least) {
            throw OpenAiException.badRequest(
                    "Invalid '%s%s': %s below minimum value. Expected a value >= %s, but got %s instead."
                            .formatted(path, name, kind, shown(least), value.asText()),
                    path + name,
                    kind + "_below_min_value");
        }
        if (value.doubleValue() > greatest) {
            throw OpenAiException.badRequest(
                    "Invalid '%s%s': %s above maximum value. Expected a value <= %s, but got %s instead."
                            .formatted(path, name, kind, shown(greatest), value.asText()),
                    path + name,
                    kind + "_above_max_value");
        }
    }

    private static String shown(double limit) {
        return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
    }

    OpenAiException wrongType(String name, String expected, JsonNode value) {
        return OpenAiException.badRequest(
                "Invalid type for '%s%s': expected %s, but got %s instead."
                        .formatted(path, name, expected, kind(value)),
                path + name,
                "invalid_type");
    }

    OpenAiException invalid(String name, String problem) {
        return OpenAiException.badRequest(
                "Invalid '%s%s': %s".formatted(path, name, problem), path + name, "invalid_value");
    }

    /** Refuses a field that OpenAI has and this server has not. */
    void refuse(String name, String reason) {
        if (find(name).isPresent()) {
            throw OpenAiException.badRequest(
                    "Unsupported parameter: '%s%s': %s".formatted(path, name, reason),
                    path + name,
                    "unsupported_parameter");
        }
    }

    /** Refuses what was not asked for. */
    void refuseOthers() {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw OpenAiException.badRequest(
                        "Unrecognized request argument supplied: %s%s".formatted(path, name),
                        path + name,
                        "unknown_parameter");
            }
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "a boolean";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a decimal number";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NULL, MISSING -> "nothing";
        };
    }
}
