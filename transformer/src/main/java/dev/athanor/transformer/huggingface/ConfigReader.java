package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a {@code config.json}: absent keys have defaults, and all that is wrong is found before anything is said. */
final class ConfigReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode file;
    private final List<String> findings;

    private ConfigReader(JsonNode file, List<String> findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @throws IllegalArgumentException if it is no JSON object */
    static ConfigReader of(String json) {
        try {
            JsonNode file = JSON.readTree(json);
            if (!file.isObject()) {
                throw new IllegalArgumentException("config.json is no JSON object");
            }
            return new ConfigReader(file, new ArrayList<>());
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("config.json is no valid JSON: " + malformed.getMessage(), malformed);
        }
    }

    /** A section, empty where the key is absent; its findings are this file's. */
    ConfigReader section(String key) {
        return new ConfigReader(file.path(key), findings);
    }

    boolean has(String key) {
        return file.hasNonNull(key);
    }

    int whole(String key, int fallback) {
        JsonNode value = file.path(key);
        if (has(key) && !value.canConvertToInt()) {
            findings.add("%s is %s, which is no whole number".formatted(key, value));
            return fallback;
        }
        return value.asInt(fallback);
    }

    double number(String key, double fallback) {
        JsonNode value = file.path(key);
        if (has(key) && !value.isNumber()) {
            findings.add("%s is %s, which is no number".formatted(key, value));
            return fallback;
        }
        return value.asDouble(fallback);
    }

    boolean truth(String key, boolean fallback) {
        return file.path(key).asBoolean(fallback);
    }

    String word(String key, String fallback) {
        return has(key) ? file.path(key).asText() : fallback;
    }

    /** How many entries a section or list has, or {@code fallback} where the key is absent. */
    int size(String key, int fallback) {
        return has(key) ? file.path(key).size() : fallback;
    }

    /** The first entry of a list, or {@code fallback}. */
    String first(String key, String fallback) {
        return file.path(key).path(0).asText(fallback);
    }

    /** Finds a variant that is not computed here. */
    void require(String key, String value) {
        String found = word(key, value);
        if (!found.equals(value)) {
            findings.add("%s is %s, but only %s is computed".formatted(key, found, value));
        }
    }

    void find(String finding) {
        findings.add(finding);
    }

    /**
     * What a family makes of the file.
     *
     * @throws IllegalArgumentException with every finding
     */
    <T> T complete(Supplier<T> reading) {
        try {
            T read = reading.get();
            if (findings.isEmpty()) {
                return read;
            }
        } catch (IllegalArgumentException impossible) {
            findings.add(impossible.getMessage());
        }
        throw new IllegalArgumentException("config.json: " + String.join("; ", findings));
    }
}
