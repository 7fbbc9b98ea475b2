package dev.athanor.serving.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Map;

/** OpenAI's dialect: strict about what comes, and nulls are written where a field has no value. */
final class OpenAiJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private OpenAiJson() {}

    /**
     * @throws OpenAiException if {@code body} is no JSON object
     */
    static JsonNode parseObject(byte[] body) {
        JsonNode parsed;
        try {
            parsed = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
        if (!parsed.isObject()) {
            throw malformed("expected a JSON object");
        }
        return parsed;
    }

    private static OpenAiException malformed(String problem) {
        return OpenAiException.badRequest(
                "We could not parse the JSON body of your request: " + problem, null, "invalid_json");
    }

    /** An object of one field. */
    static JsonNode object(Map.Entry<String, JsonNode> field) {
        return JsonNodeFactory.instance.objectNode().set(field.getKey(), field.getValue());
    }

    static String write(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
        }
    }
}
