package dev.athanor.transformer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Encodes through Hugging Face's library.
 *
 * @param library whoever opened it closes it
 */
record LibraryEncoder(HuggingFaceTokenizer library) implements TextEncoder {

    /** The library cuts at 512 tokens and adds special ones unless told otherwise. */
    private static final Map<String, String> AS_IT_IS =
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

    static {
        // DJL's way to be told that it shall not report its use to anyone.
        if (System.getProperty("OPT_OUT_TRACKING") == null) {
            System.setProperty("OPT_OUT_TRACKING", "true");
        }
    }

    /** Opens the text of a {@code tokenizer.json}; the caller closes what it gets. */
    static HuggingFaceTokenizer open(String tokenizerJson) throws IOException {
        byte[] bytes = tokenizerJson.getBytes(StandardCharsets.UTF_8);
        return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), AS_IT_IS);
    }

    /** Tokenizers that put a space before a text do so before any other blank, too, but not before a space. */
    @Override
    public String cutsBefore() {
        return " ";
    }

    /** A page: to a process alone it makes no difference to 64 kB, two beside each other are faster by a twentieth. */
    @Override
    public int pieceLength() {
        return 1 << 12;
    }

    /** Asks the library for ids alone: with offsets, masks and tokens as text it takes half as long again. */
    @Override
    public int[] encode(String text) {
        long encoding = TokenizersLibrary.LIB.encode(library.getHandle(), text, false);
        try {
            long[] tokens = TokenizersLibrary.LIB.getTokenIds(encoding);
            int[] ids = new int[tokens.length];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = Math.toIntExact(tokens[i]);
            }
            return ids;
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }

    /** The number of the word that each token of a text belongs to. */
    long[] words(String text) {
        long encoding = TokenizersLibrary.LIB.encode(library.getHandle(), text, false);
        try {
            return TokenizersLibrary.LIB.getWordIds(encoding);
        } finally {
            TokenizersLibrary.LIB.deleteEncoding(encoding);
        }
    }
}
