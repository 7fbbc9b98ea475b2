package dev.athanor.transformer.tokenizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Byte-level byte-pair encoding as GPT-2's: special tokens, the 256 bytes, then one token per merge.
 *
 * <p>Every text can be encoded, since every byte has a token.
 *
 * @param tokens in the printable {@linkplain ByteAlphabet alphabet of bytes}; the id of each is its position
 * @param merges in the order in which they apply
 * @param specialTokens the first tokens; {@value #END_OF_TEXT} alone, or {@link SpecialTokens#TRAINED}
 */
public record BytePairVocabulary(List<String> tokens, List<Merge> merges, List<String> specialTokens)
        implements Vocabulary {

    /** Marks the end of a text; id 0. */
    public static final String END_OF_TEXT = "<|endoftext|>";

    /** The smallest that there is: the bytes and the end of a text. */
    public static final int SMALLEST_SIZE = smallestSize(List.of(END_OF_TEXT));

    /** Two neighbouring tokens that become one. */
    public record Merge(String left, String right) {}

    public BytePairVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
        specialTokens = List.copyOf(specialTokens);
        boolean begins = tokens.size() >= smallestSize(specialTokens)
                && specialTokens.contains(END_OF_TEXT)
                && tokens.subList(0, specialTokens.size()).equals(specialTokens);
        if (!begins) {
            throw new IllegalArgumentException("a byte-level vocabulary starts with its special tokens, among them "
                    + END_OF_TEXT + ", and the 256 bytes");
        }
    }

    /** Special tokens and the bytes: what remains when nothing is learnt. */
    public static int smallestSize(List<String> specialTokens) {
        return specialTokens.size() + ByteAlphabet.SIZE;
    }

    /** The vocabulary that knows bytes and has learnt nothing yet. */
    static List<String> unlearnt(List<String> specialTokens) {
        List<String> tokens = new ArrayList<>(smallestSize(specialTokens));
        tokens.addAll(specialTokens);
        ByteAlphabet.symbolsInOrder().forEach(symbol -> tokens.add(Character.toString(symbol)));
        return tokens;
    }

    @Override
    public int size() {
        return tokens.size();
    }

    @Override
    public String toTokenizerJson(Framing framing) {
        Map<String, Integer> ids = LinkedHashMap.newLinkedHashMap(size());
        tokens.forEach(token -> ids.put(token, ids.size()));
        return TokenizerJson.bytePair(ids, merges, specialTokens, framing);
    }
}
