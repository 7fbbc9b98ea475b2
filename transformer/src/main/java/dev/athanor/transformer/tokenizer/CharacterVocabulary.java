package dev.athanor.transformer.tokenizer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Special tokens, if any, then one token per Unicode code point; ids follow the order of code points.
 *
 * <p>There is no token for the unknown: the vocabulary is exactly the text's, as in nanoGPT's character data sets, and
 * {@link Tokenizer#encode} refuses a character that is not in it rather than losing it.
 *
 * @param codePoints ascending, without repetition; the id of each is its position behind the special tokens
 * @param specialTokens none, or {@link SpecialTokens#TRAINED}; the id of each is its position
 */
public record CharacterVocabulary(List<Integer> codePoints, List<String> specialTokens) implements Vocabulary {

    public CharacterVocabulary {
        specialTokens = List.copyOf(specialTokens);
        codePoints = List.copyOf(codePoints);
        if (codePoints.isEmpty()) {
            throw new IllegalArgumentException(
                    "a character vocabulary needs at least one character; the text is empty");
        }
        for (int id = 1; id < codePoints.size(); id++) {
            if (codePoints.get(id) <= codePoints.get(id - 1)) {
                throw new IllegalArgumentException("code points must ascend, but id " + id + " does not");
            }
        }
    }

    /** Without special tokens. */
    public CharacterVocabulary(List<Integer> codePoints) {
        this(codePoints, List.of());
    }

    /** The same characters behind special tokens. */
    public CharacterVocabulary with(List<String> tokens) {
        return new CharacterVocabulary(codePoints, tokens);
    }

    /**
     * The vocabulary of a text, which may come in parts.
     *
     * @throws IllegalArgumentException if the text is empty or holds an unpaired surrogate
     */
    public static CharacterVocabulary of(Iterable<? extends CharSequence> parts) {
        BitSet seen = new BitSet();
        for (CharSequence part : parts) {
            part.codePoints().forEach(seen::set);
        }
        int surrogate = seen.nextSetBit(Character.MIN_SURROGATE);
        if (surrogate >= 0 && surrogate <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("the text holds the unpaired surrogate U+%04X".formatted(surrogate));
        }
        return new CharacterVocabulary(seen.stream().boxed().toList());
    }

    @Override
    public int size() {
        return specialTokens.size() + codePoints.size();
    }

    @Override
    public String toTokenizerJson(Framing framing) {
        List<String> tokens = new ArrayList<>(specialTokens);
        codePoints.forEach(codePoint -> tokens.add(Character.toString(codePoint)));
        Map<String, Integer> ids = LinkedHashMap.newLinkedHashMap(size());
        tokens.forEach(token -> ids.put(token, ids.size()));
        return TokenizerJson.character(ids, specialTokens, framing);
    }
}
