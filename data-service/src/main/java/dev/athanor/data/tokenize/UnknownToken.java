package dev.athanor.data.tokenize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import java.util.OptionalInt;

/** The token that a tokenizer writes for what it does not know, as its {@code tokenizer.json} names it. */
public final class UnknownToken {

    private UnknownToken() {}

    /** Its id; nothing where there is none, as in byte-level vocabularies. */
    public static OptionalInt of(String tokenizerJson) {
        JsonNode model = parse(tokenizerJson).path("model");
        if (model.path("unk_id").isInt()) {
            return OptionalInt.of(model.path("unk_id").asInt());
        }
        JsonNode id = model.path("vocab").path(model.path("unk_token").asText());
        return id.isInt() ? OptionalInt.of(id.asInt()) : OptionalInt.empty();
    }

    private static JsonNode parse(String json) {
        try {
            return JsonFormat.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tokenizer.json is JSON", e);
        }
    }
}
