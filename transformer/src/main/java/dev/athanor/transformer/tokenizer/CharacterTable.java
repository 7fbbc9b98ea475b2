package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The direct way from characters to ids, for a {@code tokenizer.json} that is a plain table of characters.
 *
 * <p>It gives what Hugging Face's library gives, a hundred times faster, and where that library would silently drop a
 * character that is not in the table, it refuses.
 */
final class CharacterTable {

    private static final int BASIC_PLANE = 0x10000;
    private static final int NONE = -1;

    private final int[] basicPlane = new int[BASIC_PLANE];
    private final Map<Integer, Integer> supplementary = new HashMap<>();

    private CharacterTable() {
        Arrays.fill(basicPlane, NONE);
    }

    /** The table, unless the file describes more than one. */
    static Optional<CharacterTable> from(JsonNode tokenizerJson) {
        JsonNode model = tokenizerJson.path("model");
        boolean plain = model.path("type").asText().equals("BPE")
                && model.path("merges").isEmpty()
                && absent(model, "unk_token")
                && absent(tokenizerJson, "normalizer")
                && absent(tokenizerJson, "pre_tokenizer")
                && tokenizerJson.path("added_tokens").isEmpty();
        return plain ? table(model.path("vocab")) : Optional.empty();
    }

    private static Optional<CharacterTable> table(JsonNode vocabulary) {
        CharacterTable table = new CharacterTable();
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            String token = entry.getKey();
            if (token.codePointCount(0, token.length()) != 1) {
                return Optional.empty();
            }
            table.put(token.codePointAt(0), entry.getValue().asInt());
        }
        return Optional.of(table);
    }

    private static boolean absent(JsonNode node, String field) {
        return node.path(field).isNull() || node.path(field).isMissingNode();
    }

    private void put(int codePoint, int id) {
        if (codePoint < BASIC_PLANE) {
            basicPlane[codePoint] = id;
        } else {
            supplementary.put(codePoint, id);
        }
    }

    int[] encode(String text) {
        int[] ids = new int[text.length()];
        int count = 0;
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            int id = id(codePoint);
            if (id == NONE) {
                throw new UnknownCharacterException(codePoint, index);
            }
            ids[count++] = id;
            index += Character.charCount(codePoint);
        }
        return Arrays.copyOf(ids, count);
    }

    private int id(int codePoint) {
        return codePoint < BASIC_PLANE ? basicPlane[codePoint] : supplementary.getOrDefault(codePoint, NONE);
    }
}
