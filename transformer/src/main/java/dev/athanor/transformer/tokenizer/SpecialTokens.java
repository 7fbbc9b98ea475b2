package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The special tokens of a tokenizer by their offices, found by the names that published tokenizers give them. One token
 * may have two offices: BERT's {@code [SEP]} also ends, since there is no other that could.
 *
 * @param start of a sequence
 * @param separator behind a sequence that is understood rather than continued
 * @param padding fills shorter sequences
 * @param mask hides a token that is to be guessed
 * @param end of a document or of a sequence that is generated
 */
public record SpecialTokens(
        Optional<SpecialToken> start,
        Optional<SpecialToken> separator,
        Optional<SpecialToken> padding,
        Optional<SpecialToken> mask,
        Optional<SpecialToken> end) {

    static final String PADDING = "[PAD]";
    static final String START = "[CLS]";
    static final String SEPARATOR = "[SEP]";
    static final String MASK = "[MASK]";

    /** Those that a tokenizer trained here has when it is given all; their ids are their positions. */
    public static final List<String> TRAINED = List.of(BytePairVocabulary.END_OF_TEXT, PADDING, START, SEPARATOR, MASK);

    private static final List<String> STARTS = List.of(START, "<s>", "<bos>", "<|begin_of_text|>");
    private static final List<String> SEPARATORS = List.of(SEPARATOR, "</s>");
    private static final List<String> PADDINGS = List.of(PADDING, "<pad>", "<|padding|>");
    private static final List<String> MASKS = List.of(MASK, "<mask>");
    private static final List<String> ENDS =
            List.of(BytePairVocabulary.END_OF_TEXT, "</s>", "<eos>", "<|end_of_text|>", "[EOS]", SEPARATOR);

    /** Those of a {@code tokenizer.json}. */
    static SpecialTokens of(JsonNode tokenizerJson) {
        Map<String, Integer> added = new HashMap<>();
        for (JsonNode token : tokenizerJson.path("added_tokens")) {
            added.put(token.path("content").asText(), token.path("id").asInt());
        }
        return new SpecialTokens(
                first(STARTS, added),
                first(SEPARATORS, added),
                first(PADDINGS, added),
                first(MASKS, added),
                first(ENDS, added));
    }

    private static Optional<SpecialToken> first(List<String> names, Map<String, Integer> added) {
        return names.stream().flatMap(name -> token(name, added.get(name))).findFirst();
    }

    private static Stream<SpecialToken> token(String name, @Nullable Integer id) {
        return id == null ? Stream.empty() : Stream.of(new SpecialToken(id, name));
    }

    /** What begins a text that is generated: not a {@code [CLS]}, which begins one that is understood. */
    Optional<SpecialToken> beginning() {
        return start.filter(token -> !token.content().equals(START))
                .or(() -> end.filter(token -> token.content().equals(BytePairVocabulary.END_OF_TEXT)));
    }

    /** All of them, each once, by id. */
    List<SpecialToken> all() {
        return Stream.of(start, separator, padding, mask, end)
                .flatMap(Optional::stream)
                .distinct()
                .sorted((one, other) -> Integer.compare(one.id(), other.id()))
                .toList();
    }
}
