package dev.athanor.data.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.transformer.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows where tokens meet. */
final class Pieces {

    private final Tokenizer tokenizer;
    private final Map<Integer, String> tokens = new HashMap<>();

    /** @param json the tokenizer's {@code tokenizer.json}, whose vocabulary is a map, or of Unigram a list */
    Pieces(Tokenizer tokenizer, String json) {
        this.tokenizer = tokenizer;
        JsonNode tree = parse(json);
        JsonNode vocabulary = tree.path("model").path("vocab");
        vocabulary.properties().forEach(entry -> tokens.put(entry.getValue().asInt(), entry.getKey()));
        if (vocabulary.isArray()) {
            for (int id = 0; id < vocabulary.size(); id++) {
                tokens.put(id, vocabulary.get(id).path(0).asText());
            }
        }
        for (JsonNode added : tree.path("added_tokens")) {
            tokens.put(added.path("id").asInt(), added.path("content").asText());
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JsonFormat.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version's tokenizer was read when it was made", e);
        }
    }

    /**
     * The tokens of a text.
     *
     * @param text what they stand for altogether
     */
    List<Piece> of(List<Integer> ids, String text) {
        var stream = tokenizer.stream();
        List<Piece> pieces = new ArrayList<>(ids.size());
        int at = 0;
        for (int id : ids) {
            String own = stream.append(id);
            int begin = begin(text, own, at);
            int end = text.startsWith(own, begin) ? begin + own.length() : begin;
            pieces.add(new Piece(
                    id, tokens.getOrDefault(id, ""), text.codePointCount(0, begin), text.codePointCount(0, end)));
            at = end;
        }
        return pieces;
    }

    /** Tokenizers of words put a blank between two of them, which neither stands for. */
    private static int begin(String text, String own, int at) {
        boolean blankBefore = !own.isEmpty()
                && !text.startsWith(own, at)
                && at < text.length()
                && text.charAt(at) == ' '
                && text.startsWith(own, at + 1);
        return blankBefore ? at + 1 : at;
    }
}
