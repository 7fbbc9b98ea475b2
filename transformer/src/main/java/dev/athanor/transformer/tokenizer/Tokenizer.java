package dev.athanor.transformer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A {@code tokenizer.json} in use. For the tokenizers trained here, {@code decode(encode(text))} is {@code text}.
 *
 * <p>Holds native memory: whoever opens it closes it. Safe for use by several threads.
 */
public final class Tokenizer implements AutoCloseable {

    /** Texts go to the library in pieces of this length, since its results are far larger than the text. */
    private static final int PIECE_LENGTH = 1 << 18;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The library cuts at 512 tokens and adds special ones unless told otherwise. */
    private static final Map<String, String> AS_IT_IS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    static {
        // DJL's way to be told that it shall not report its use to anyone.
        if (System.getProperty("OPT_OUT_TRACKING") == null) {
            System.setProperty("OPT_OUT_TRACKING", "true");
        }
    }

    private final HuggingFaceTokenizer library;
    private final Optional<CharacterTable> characters;
    private final int vocabularySize;
    private final SpecialTokens specialTokens;

    private Tokenizer(HuggingFaceTokenizer library, JsonNode file) {
        this.library = library;
        this.characters = CharacterTable.from(file);
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
            byte[] bytes = tokenizerJson.getBytes(StandardCharsets.UTF_8);
            return new Tokenizer(HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), AS_IT_IS), file);
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
        return characters.map(table -> table.encode(text)).orElseGet(() -> encodeWithLibrary(text));
    }

    private int[] encodeWithLibrary(String text) {
        refuseUnpairedSurrogates(text);
        List<int[]> parts = TextPieces.of(text, PIECE_LENGTH).parallelStream()
                .map(this::encodePiece)
                .toList();
        int[] ids = new int[parts.stream().mapToInt(part -> part.length).sum()];
        int position = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, ids, position, part.length);
            position += part.length;
        }
        return ids;
    }

    /** Asks the library for ids alone: with offsets, masks and tokens as text it takes half as long again. */
    private int[] encodePiece(String text) {
        long encoding = TokenizersLibrary.LIB.encode(library.getHandle(), text, false);
        try {
            return Arrays.stream(TokenizersLibrary.LIB.getTokenIds(encoding))
                    .mapToInt(Math::toIntExact)
                    .toArray();
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
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
