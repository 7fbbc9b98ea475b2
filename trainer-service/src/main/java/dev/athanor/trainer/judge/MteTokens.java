package dev.athanor.trainer.judge;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Words as {@code mteval-v13a} cuts them, the script of NIST's evaluations of machine translation: punctuation apart, but for
 * points and commas within numbers. BLEU scores are comparable only between texts that were cut alike
 * (<a href="https://arxiv.org/abs/1804.08771">Post, 2018</a>).
 */
final class MteTokens {

    private static final Pattern PUNCTUATION = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern POINT_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");
    private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

    private MteTokens() {}

    static List<String> of(String text) {
        String words = " " + plain(text) + " ";
        words = PUNCTUATION.matcher(words).replaceAll(" $1 ");
        words = POINT_AFTER_NO_DIGIT.matcher(words).replaceAll("$1 $2 ");
        words = POINT_BEFORE_NO_DIGIT.matcher(words).replaceAll(" $1 $2");
        words = DASH_AFTER_DIGIT.matcher(words).replaceAll("$1 $2 ");
        return SPACE.splitAsStream(words).filter(word -> !word.isEmpty()).toList();
    }

    /** Lines joined, and the few entities of SGML, in which such texts once came, as characters. */
    private static String plain(String text) {
        return text.replace("<skipped>", "")
                .replace("-\n", "")
                .replace("\n", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}
