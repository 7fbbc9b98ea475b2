package dev.athanor.transformer.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What each token of a vocabulary adds to a text that goes before it, in bytes of UTF-8. Laid one behind the other they are
 * the text, but for what a tokenizer leaves out at its very beginning; so a text of any length can be decoded without the
 * library, and it is known where in it each token stands.
 */
public final class TokenTexts {

    private static final byte[] NOTHING = {};

    /** How tokenizers with a fallback write a byte that no other token has. */
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-Fa-f]{2})>");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[][] texts;
    private final int[] units;

    private TokenTexts(byte[][] texts) {
        this.texts = texts;
        this.units = Arrays.stream(texts).mapToInt(TokenTexts::unitsBegunBy).toArray();
    }

    /** Of UTF-8, a byte that goes on begins nothing, and the first of four becomes a pair of surrogates. */
    private static int unitsBegunBy(byte... text) {
        int units = 0;
        for (byte value : text) {
            boolean goesOn = (value & 0b1100_0000) == 0b1000_0000;
            boolean beginsFour = (value & 0b1111_1000) == 0b1111_0000;
            units += goesOn ? 0 : beginsFour ? 2 : 1;
        }
        return units;
    }

    /** How many tokens there are. */
    public int size() {
        return texts.length;
    }

    /**
     * Bytes of a token; none of one that stands for no text.
     *
     * @param id of the token
     */
    public int length(int id) {
        return texts[id].length;
    }

    /** How many UTF-16 units begin in a token: one that goes on with a character of the token before begins fewer than it has. */
    public int unitsBegun(int id) {
        return units[id];
    }

    /**
     * Writes a token's bytes.
     *
     * @param target that they are written to, from {@code at} on
     */
    public void copy(int id, byte[] target, int at) {
        System.arraycopy(texts[id], 0, target, at, texts[id].length);
    }

    /** Whether what a token adds begins with a blank, so that words end before it. */
    public boolean beginsWithBlank(int id) {
        return texts[id].length > 0 && texts[id][0] <= ' ' && texts[id][0] >= 0;
    }

    /**
     * Those of a {@code tokenizer.json}. Where its tokens are not bytes every one of them is decoded, which takes a second for
     * a large published vocabulary.
     *
     * @throws IllegalArgumentException if the text is no tokenizer
     */
    public static TokenTexts of(String tokenizerJson) {
        try (Tokenizer tokenizer = Tokenizer.of(tokenizerJson)) {
            JsonNode file = JSON.readTree(tokenizerJson);
            byte[][] texts = new byte[tokenizer.vocabularySize()][];
            Arrays.fill(texts, NOTHING);
            if (writesBytes(file.path("decoder"))) {
                asBytes(file, texts);
            } else {
                byDecoding(tokenizer, texts);
                fallbacks(file, texts);
            }
            added(file, texts);
            return new TokenTexts(texts);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("not a tokenizer.json: " + unreadable.getMessage(), unreadable);
        }
    }

    private static void added(JsonNode file, byte[][] texts) {
        for (JsonNode added : file.path("added_tokens")) {
            texts[added.path("id").asInt()] = added.path("special").asBoolean()
                    ? NOTHING
                    : added.path("content").asText().getBytes(UTF_8);
        }
    }

    private static boolean writesBytes(JsonNode decoder) {
        return decoder.path("type").asText().equals("ByteLevel")
                || decoder.path("decoders").valueStream().anyMatch(TokenTexts::writesBytes);
    }

    private static void asBytes(JsonNode file, byte[][] texts) {
        for (Map.Entry<String, JsonNode> token :
                file.path("model").path("vocab").properties()) {
            texts[token.getValue().asInt()] = bytes(token.getKey());
        }
    }

    private static byte[] bytes(String token) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(token.length());
        for (int at = 0; at < token.length(); at++) {
            OptionalInt value = ByteAlphabet.value(token.charAt(at));
            if (value.isEmpty()) {
                return token.getBytes(UTF_8);
            }
            bytes.write(value.getAsInt());
        }
        return bytes.toByteArray();
    }

    /** Behind a token that all begin alike with, a token adds what the two have more than that one. */
    private static void byDecoding(Tokenizer tokenizer, byte[][] texts) {
        int before = anchor(tokenizer);
        int common = tokenizer.decode(before).length();
        for (int id = 0; id < texts.length; id++) {
            String both = tokenizer.decode(before, id);
            texts[id] = both.substring(Math.min(common, both.length())).getBytes(UTF_8);
        }
    }

    private static void fallbacks(JsonNode file, byte[][] texts) {
        for (Map.Entry<String, JsonNode> token :
                file.path("model").path("vocab").properties()) {
            Matcher value = BYTE.matcher(token.getKey());
            if (value.matches()) {
                texts[token.getValue().asInt()] = new byte[] {(byte) Integer.parseInt(value.group(1), 16)};
            }
        }
    }

    /** The first token whose text stays the same when another follows. */
    private static int anchor(Tokenizer tokenizer) {
        return IntStream.range(0, tokenizer.vocabularySize())
                .filter(id -> {
                    String alone = tokenizer.decode(id);
                    return !alone.isBlank()
                            && Character.isLetterOrDigit(alone.charAt(alone.length() - 1))
                            && tokenizer.decode(id, id).startsWith(alone);
                })
                .findFirst()
                .orElse(0);
    }
}
