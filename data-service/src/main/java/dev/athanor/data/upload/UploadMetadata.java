package dev.athanor.data.upload;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What a client says of its file: pairs of a key and a value in Base64, with commas in between.
 *
 * @param text as it was sent
 * @param values by their keys
 */
public record UploadMetadata(String text, Map<String, String> values) {

    public UploadMetadata {
        values = Map.copyOf(values);
    }

    /** @throws DatasetException if a value is no Base64 */
    static UploadMetadata parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(",", -1)) {
            String[] words = pair.strip().split(" +", 2);
            if (!words[0].isEmpty()) {
                values.put(words[0], words.length == 1 ? "" : decode(words[0], words[1]));
            }
        }
        return new UploadMetadata(text, values);
    }

    private static String decode(String key, String value) {
        try {
            return new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new DatasetException(
                    DatasetProblem.INVALID_REQUEST,
                    "Upload-Metadata has no Base64 behind '%s': send its values in Base64.".formatted(key));
        }
    }

    /** The name that the file has with its owner; empty if it was not said. */
    public String fileName() {
        return values.getOrDefault("filename", "");
    }
}
