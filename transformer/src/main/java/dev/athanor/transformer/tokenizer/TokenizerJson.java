package dev.athanor.transformer.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the files of Hugging Face's {@code tokenizers} as that library writes them: key order, indentation and all. */
final class TokenizerJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectWriter WRITER = new ObjectMapper().writer(layout());

    private TokenizerJson() {}

    /** Without a pre-tokenizer the whole text is one word; without merges each character of it remains a token. */
    static String character(Map<String, Integer> ids, List<String> special, Framing framing) {
        ObjectNode file = file(added(ids, special));
        file.putNull("pre_tokenizer");
        file.set("post_processor", PostProcessor.of(framing, ids).orElse(JSON.nullNode()));
        // A file with no decoder would join tokens with spaces.
        file.putObject("decoder").put("type", "Fuse");
        file.set("model", model(ids, List.of()));
        return text(file);
    }

    static String bytePair(
            Map<String, Integer> ids, List<BytePairVocabulary.Merge> merges, List<String> special, Framing framing) {
        ObjectNode file = file(added(ids, special));
        file.set("pre_tokenizer", byteLevel(false, true));
        file.set("post_processor", PostProcessor.of(framing, ids).orElseGet(() -> byteLevel(true, false)));
        file.set("decoder", byteLevel(true, true));
        file.set("model", model(ids, merges));
        return text(file);
    }

    /** What {@code transformers} asks beside it; {@code PreTrainedTokenizerFast} takes all else from the file above. */
    static String configuration(int contextLength, SpecialTokens special) {
        ObjectNode file = JSON.objectNode();
        ObjectNode addedTokens = file.putObject("added_tokens_decoder");
        special.all().forEach(token -> addedTokens.set(Integer.toString(token.id()), describe(token.content())));
        put(file, "bos_token", special.beginning());
        put(file, "eos_token", special.end());
        put(file, "cls_token", special.start());
        put(file, "sep_token", special.separator());
        put(file, "pad_token", special.padding());
        put(file, "mask_token", special.mask());
        file.put("clean_up_tokenization_spaces", false);
        file.put("model_max_length", contextLength);
        file.put("tokenizer_class", "PreTrainedTokenizerFast");
        return text(file);
    }

    private static ObjectNode file(ArrayNode addedTokens) {
        ObjectNode file = JSON.objectNode().put("version", "1.0");
        file.putNull("truncation").putNull("padding").set("added_tokens", addedTokens);
        return file.putNull("normalizer");
    }

    private static void put(ObjectNode file, String key, Optional<SpecialToken> token) {
        token.ifPresent(present -> file.put(key, present.content()));
    }

    private static ArrayNode added(Map<String, Integer> ids, List<String> special) {
        ArrayNode added = JSON.arrayNode();
        special.forEach(
                token -> added.add(JSON.objectNode().put("id", ids.get(token)).setAll(describe(token))));
        return added;
    }

    private static ObjectNode describe(String token) {
        return JSON.objectNode()
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    private static ObjectNode byteLevel(boolean addPrefixSpace, boolean trimOffsets) {
        return JSON.objectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", addPrefixSpace)
                .put("trim_offsets", trimOffsets)
                .put("use_regex", true);
    }

    private static ObjectNode model(Map<String, Integer> ids, List<BytePairVocabulary.Merge> merges) {
        ObjectNode model = JSON.objectNode().put("type", "BPE");
        model.putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
        ObjectNode vocabulary = model.putObject("vocab");
        ids.forEach(vocabulary::put);
        ArrayNode rules = model.putArray("merges");
        merges.forEach(merge -> rules.addArray().add(merge.left()).add(merge.right()));
        return model;
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(twoSpaces)
                .withArrayIndenter(twoSpaces);
    }

    private static String text(ObjectNode file) {
        try {
            return WRITER.writeValueAsString(file);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
