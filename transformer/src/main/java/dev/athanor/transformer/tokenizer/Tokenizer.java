package dev.athanor.transformer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A {@code tokenizer.json} in use. Characters and byte pairs with GPT-2's pattern are encoded in Java, everything else by
 * Hugging Face's library, which decodes all; the ids are the same either way. For the tokenizers trained here, {@code decode(encode(text))} is {@code text}.
 *
 * <p>Holds native memory: whoever opens it closes it. Safe for use by several threads.
 */
public final class Tokenizer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HuggingFaceTokenizer library;
    private final Optional<CharacterTable> characters;
    private final TextEncoder pieces;
    private final int vocabularySize;
    private final SpecialTokens specialTokens;

    private Tokenizer(HuggingFaceTokenizer library, JsonNode file) {
        this.library = library;
        this.characters = CharacterTable.from(file);
        TextEncoder itself = new LibraryEncoder(library);
        this.pieces =
                BytePairEncoder.from(file, itself).<TextEncoder>map(own -> own).orElse(itself);
        this.vocabularySize = vocabularySize(file);
        this.specialTokens = SpecialTokens.of(file);
    }

    /**
     * Opens a {@code tokenizer.json}.
     *
     * @throws IOException if the file cannot be read or is no tokenizer
     */
    public static Tokenizer open(Path tokenizerJson) throws IOException {
        try {
            return of(Files.readString(tokenizerJson));
        } catch (IllegalArgumentException noTokenizer) {
            throw new IOException(tokenizerJson + ": " + noTokenizer.getMessage(), noTokenizer);
        }
    }

    /**
     * A tokenizer from the text of a {@code tokenizer.json}.
     *
     * @throws IllegalArgumentException if the text is no tokenizer
     */
    public static Tokenizer of(String tokenizerJson) {
        try {
            JsonNode file = JSON.readTree(tokenizerJson);
            return new Tokenizer(LibraryEncoder.open(tokenizerJson), file);
        } catch (IOException | RuntimeException unreadable) {
            throw new IllegalArgumentException("not a tokenizer.json: " + unreadable.getMessage(), unreadable);
        }
    }

    /**
     * The ids of a text, of any length.
     *
     * @throws UnknownCharacterException if this is a character tokenizer that does not know one of them, or if the text
     *     holds an unpaired surrogate, which no tokenizer knows
     */
    public int[] encode(String text) {
        return characters.map(table -> table.encode(text)).orElseGet(() -> encodeInPieces(text));
    }

    /** A long text is shared by several threads. */
    private int[] encodeInPieces(String text) {
        refuseUnpairedSurrogates(text);
        if (text.length() <= pieces.pieceLength()) {
            return pieces.encode(text);
        }
        List<int[]> parts = TextPieces.of(text, pieces.pieceLength(), pieces.cutsBefore()).parallelStream()
                .map(pieces::encode)
                .toList();
        IdBuffer ids = new IdBuffer(parts.stream().mapToInt(part -> part.length).sum());
        parts.forEach(part -> ids.addAll(part, 0, part.length));
        return ids.toArray();
    }

    private static void refuseUnpairedSurrogates(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                int codePoint = text.codePointAt(index);
                if (codePoint <= Character.MAX_SURROGATE) {
                    throw new UnknownCharacterException(codePoint, index);
                }
                index++;
            }
        }
    }

    /** The text of ids, special tokens included; bytes that are not UTF-8 become U+FFFD. */
    public String decode(int... ids) {
        return library.decode(Arrays.stream(ids).asLongStream().toArray(), false);
    }

    /** Decodes tokens as they come. */
    public TextStream stream() {
        return new TextStream(this);
    }

    /** How many token ids there are: one more than the greatest. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** The id that ends a text, where the tokenizer has one. */
    public OptionalInt endOfText() {
        return specialTokens.end().stream().mapToInt(SpecialToken::id).findFirst();
    }

    /** The tokens that stand for no text. */
    public SpecialTokens specialTokens() {
        return specialTokens;
    }

    /**
     * The {@code tokenizer_config.json} that lies beside the {@code tokenizer.json} in a model's folder.
     *
     * @param contextLength longest sequence that the model takes, in tokens
     */
    public String configurationJson(int contextLength) {
        return TokenizerJson.configuration(contextLength, specialTokens);
    }

    @Override
    public void close() {
        library.close();
    }

    private static int vocabularySize(JsonNode file) {
        JsonNode vocabulary = file.path("model").path("vocab");
        // A unigram vocabulary is a list of pieces with their scores, whose ids are their positions.
        int greatest = vocabulary.isArray() ? vocabulary.size() - 1 : -1;
        for (JsonNode id : vocabulary.isObject() ? vocabulary : JSON.createArrayNode()) {
            greatest = Math.max(greatest, id.asInt());
        }
        for (JsonNode added : file.path("added_tokens")) {
            greatest = Math.max(greatest, added.path("id").asInt());
        }
        return greatest + 1;
    }
}
