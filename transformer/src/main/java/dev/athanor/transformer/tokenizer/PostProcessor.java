package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a {@code tokenizer.json} that says what is put around a text, and between two: a template in which a
 * text's place is {@code A} or {@code B}. The second text's tokens are of type 1, as BERT's.
 */
final class PostProcessor {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PostProcessor() {}

    /** The template of a framing; none where nothing is put around. */
    static Optional<JsonNode> of(Framing framing, Map<String, Integer> ids) {
        return switch (framing) {
            case NONE -> Optional.empty();
            case START_AND_SEPARATOR ->
                Optional.of(template(
                        List.of(SpecialTokens.START, "A", SpecialTokens.SEPARATOR),
                        List.of("B", SpecialTokens.SEPARATOR),
                        ids));
            case END ->
                Optional.of(template(
                        List.of("A", BytePairVocabulary.END_OF_TEXT),
                        List.of("B", BytePairVocabulary.END_OF_TEXT),
                        ids));
        };
    }

    private static ObjectNode template(List<String> first, List<String> second, Map<String, Integer> ids) {
        ObjectNode template = JSON.objectNode().put("type", "TemplateProcessing");
        putAll(template.putArray("single"), first, 0);
        ArrayNode pair = template.putArray("pair");
        putAll(pair, first, 0);
        putAll(pair, second, 1);
        ObjectNode tokens = template.putObject("special_tokens");
        first.stream().filter(part -> part.length() > 1).sorted().forEach(token -> put(tokens, token, ids));
        return template;
    }

    private static void putAll(ArrayNode parts, List<String> names, int type) {
        for (String name : names) {
            parts.addObject()
                    .putObject(name.length() > 1 ? "SpecialToken" : "Sequence")
                    .put("id", name)
                    .put("type_id", type);
        }
    }

    private static void put(ObjectNode tokens, String token, Map<String, Integer> ids) {
        Integer id = ids.get(token);
        if (id == null) {
            throw new IllegalArgumentException("the vocabulary has no " + token + " to put around texts");
        }
        ObjectNode described = tokens.putObject(token).put("id", token);
        described.putArray("ids").add(id);
        described.putArray("tokens").add(token);
    }
}
