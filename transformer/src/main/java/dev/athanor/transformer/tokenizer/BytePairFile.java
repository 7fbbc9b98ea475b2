package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code tokenizer.json} says of byte-level byte pairs with GPT-2's pattern. */
final class BytePairFile {

    private final int[] idOfByte;
    private final MergeTable merges;

    private BytePairFile(int[] idOfByte, MergeTable merges) {
        this.idOfByte = idOfByte;
        this.merges = merges;
    }

    /** The token of each byte. */
    int[] idOfByte() {
        return idOfByte.clone();
    }

    /** By the ids of their parts. */
    MergeTable merges() {
        return merges;
    }

    /** Reads the model, unless the file describes anything else besides. */
    static Optional<BytePairFile> read(JsonNode tokenizerJson) {
        JsonNode model = tokenizerJson.path("model");
        boolean understood = model.path("type").asText().equals("BPE")
                && Stream.of("dropout", "unk_token").allMatch(field -> isAbsent(model.path(field)))
                && Stream.of("continuing_subword_prefix", "end_of_word_suffix")
                        .allMatch(field -> model.path(field).asText("").isEmpty())
                && Stream.of("byte_fallback", "ignore_merges")
                        .noneMatch(rule -> model.path(rule).asBoolean())
                && isAbsent(tokenizerJson.path("normalizer"))
                && cutsAsGpt2(tokenizerJson.path("pre_tokenizer"));
        return understood ? read(model.path("vocab"), model.path("merges")) : Optional.empty();
    }

    private static boolean cutsAsGpt2(JsonNode preTokenizer) {
        return preTokenizer.path("type").asText().equals("ByteLevel")
                && !preTokenizer.path("add_prefix_space").asBoolean(true)
                && preTokenizer.path("use_regex").asBoolean(true);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isNull() || value.isMissingNode();
    }

    private static Optional<BytePairFile> read(JsonNode vocabulary, JsonNode rules) {
        int[] idOfByte = new int[ByteAlphabet.SIZE];
        for (int value = 0; value < ByteAlphabet.SIZE; value++) {
            JsonNode id = vocabulary.path(Character.toString(ByteAlphabet.symbol((byte) value)));
            if (!id.isInt()) {
                return Optional.empty();
            }
            idOfByte[value] = id.asInt();
        }
        MergeTable merges = new MergeTable(rules.size());
        for (int rank = 0; rank < rules.size(); rank++) {
            List<String> parts = parts(rules.get(rank));
            merges.put(
                    id(vocabulary, parts.getFirst()),
                    id(vocabulary, parts.getLast()),
                    rank,
                    id(vocabulary, parts.getFirst() + parts.getLast()));
        }
        return Optional.of(new BytePairFile(idOfByte, merges));
    }

    /** Older files write a merge as one text with a space between its parts. */
    private static List<String> parts(JsonNode rule) {
        return rule.isArray()
                ? List.of(rule.path(0).asText(), rule.path(1).asText())
                : List.of(rule.asText().split(" ", 2));
    }

    /** The library has read the file already, so no part of a merge is missing. */
    private static int id(JsonNode vocabulary, String token) {
        return vocabulary.required(token).asInt();
    }
}
