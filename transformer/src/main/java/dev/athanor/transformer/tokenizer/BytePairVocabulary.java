package dev.athanor.transformer.tokenizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-level byte-pair encoding as GPT-2's: {@value #END_OF_TEXT}, the 256 bytes, then one token per merge.
 *
 * <p>Every text can be encoded, since every byte has a token.
 *
 * @param tokens in the printable {@linkplain ByteAlphabet alphabet of bytes}; the id of each is its position
 * @param merges in the order in which they apply
 */
public record BytePairVocabulary(List<String> tokens, List<Merge> merges) implements Vocabulary {

    /** Marks the end of a text; id 0. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** The special token and the bytes: what remains when nothing is learnt. */
    public static final int SMALLEST_SIZE = 1 + ByteAlphabet.SIZE;

    /** Two neighbouring tokens that become one. */
    public record Merge(String left, String right) {}

    public BytePairVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
        if (tokens.size() < SMALLEST_SIZE || !tokens.getFirst().equals(END_OF_TEXT)) {
            throw new IllegalArgumentException(
                    "a byte-level vocabulary starts with " + END_OF_TEXT + " and the 256 bytes");
        }
    }

    /** The vocabulary that knows bytes and has learnt nothing yet. */
    static List<String> unlearnt() {
        List<String> tokens = new ArrayList<>(SMALLEST_SIZE);
        tokens.add(END_OF_TEXT);
        ByteAlphabet.symbolsInOrder().forEach(symbol -> tokens.add(Character.toString(symbol)));
        return tokens;
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public String toTokenizerJson() {
        Map<String, Integer> ids = LinkedHashMap.newLinkedHashMap(size());
        tokens.forEach(token -> ids.put(token, ids.size()));
        return TokenizerJson.bytePair(ids, merges);
    }
}
