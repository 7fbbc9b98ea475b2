package dev.athanor.transformer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which characters GPT-2's pattern takes for letters, which for numbers and which for blanks.
 *
 * <p>That depends on the version of Unicode, and Java's is another than that of Hugging Face's library. The library
 * itself is asked, a page of {@value #PAGE} characters at a time, when a text first has one of them; what it says is kept
 * as long as the process lives.
 */
final class CharacterClasses {

    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte NUMBER = 2;
    static final byte BLANK = 3;

    private static final int PAGE = 256;

    /** What a character of a class sticks to, in the order of {@link #JOINED}. */
    private static final String NEIGHBOURS = "a1!";

    private static final byte[] JOINED = {LETTER, NUMBER, OTHER};

    private static final AtomicReferenceArray<byte[]> PAGES =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

    private CharacterClasses() {}

    /** The class of a character. */
    static byte of(int codePoint) {
        return page(codePoint / PAGE)[codePoint % PAGE];
    }

    /** The classes of the first {@value #PAGE} characters. */
    static byte[] firstPage() {
        return page(0);
    }

    private static byte[] page(int number) {
        byte[] known = PAGES.getAcquire(number);
        if (known == null) {
            known = ask(number * PAGE);
            PAGES.setRelease(number, known);
        }
        return known;
    }

    /** Each character stands behind a letter, a number and a sign: it is of the class of the one whose word it continues. */
    private static byte[] ask(int first) {
        byte[] page = new byte[PAGE];
        for (int i = 0; i < PAGE; i++) {
            page[i] = BLANK;
        }
        StringBuilder probe = new StringBuilder();
        for (int character = first; character < first + PAGE; character++) {
            if (!isSurrogate(character)) {
                for (int i = 0; i < NEIGHBOURS.length(); i++) {
                    probe.append(NEIGHBOURS.charAt(i)).appendCodePoint(character);
                }
            }
        }
        read(words(probe.toString()), first, page);
        return page;
    }

    private static void read(long[] wordOfByte, int first, byte[] page) {
        int position = 0;
        for (int character = first; character < first + PAGE; character++) {
            if (isSurrogate(character)) {
                continue;
            }
            int length = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            for (byte joined : JOINED) {
                if (wordOfByte[position] == wordOfByte[position + 1]) {
                    page[character - first] = joined;
                }
                position += 1 + length;
            }
        }
    }

    /** A tokenizer without merges has a token for each byte, and its library tells the word of each token. */
    private static long[] words(String text) {
        String bytesAlone = new BytePairVocabulary(
                        BytePairVocabulary.unlearnt(List.of(BytePairVocabulary.END_OF_TEXT)),
                        List.of(),
                        List.of(BytePairVocabulary.END_OF_TEXT))
                .toTokenizerJson();
        try (HuggingFaceTokenizer library = LibraryEncoder.open(bytesAlone)) {
            return new LibraryEncoder(library).words(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }
}
