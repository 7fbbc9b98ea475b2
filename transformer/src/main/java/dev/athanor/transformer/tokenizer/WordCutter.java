package dev.athanor.transformer.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text where GPT-2 does before any merge: contractions, words and numbers with their space, punctuation, blanks. */
final class WordCutter {

    private static final Pattern WORDS = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private WordCutter() {}

    static void cut(CharSequence text, Consumer<String> word) {
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            word.accept(words.group());
        }
    }

    /** The word's UTF-8 bytes, each as its {@linkplain ByteAlphabet symbol}. */
    static String symbols(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        StringBuilder symbols = new StringBuilder(bytes.length);
        for (byte value : bytes) {
            symbols.append(ByteAlphabet.symbol(value));
        }
        return symbols.toString();
    }
}
