package dev.athanor.trainer.judge;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * ROUGE (<a href="https://aclanthology.org/W04-1013/">Lin, 2004</a>): means over the answers of how well each agrees with its
 * reference, as harmonic means of precision and recall. Words are what is left of ASCII letters and digits, in lower case, as
 * Google's {@code rouge-score} has it without a stemmer.
 *
 * @param unigrams ROUGE-1, words
 * @param bigrams ROUGE-2, runs of two words
 * @param longest ROUGE-L, the longest sequence of words that both have in the same order; whole answers, not by sentences
 */
public record Rouge(double unigrams, double bigrams, double longest) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");

    /**
     * The scores.
     *
     * @param answers that were written, at least one
     * @param references what each of them should have been
     */
    public static Rouge of(List<String> answers, List<String> references) {
        List<List<String>> written = answers.stream().map(Rouge::words).toList();
        List<List<String>> wanted = references.stream().map(Rouge::words).toList();
        return new Rouge(
                mean(written, wanted, (own, other) -> grams(own, other, 1)),
                mean(written, wanted, (own, other) -> grams(own, other, 2)),
                mean(
                        written,
                        wanted,
                        (own, other) -> harmonic(commonSubsequence(own, other), own.size(), other.size())));
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static double mean(
            List<List<String>> written,
            List<List<String>> wanted,
            ToDoubleBiFunction<List<String>, List<String>> score) {
        return IntStream.range(0, written.size())
                .mapToDouble(index -> score.applyAsDouble(written.get(index), wanted.get(index)))
                .average()
                .orElseThrow();
    }

    private static double grams(List<String> own, List<String> other, int length) {
        Grams written = Grams.of(own, length);
        Grams wanted = Grams.of(other, length);
        return harmonic(written.shared(wanted), written.total(), wanted.total());
    }

    /** Of the share of what was written that was wanted, and of the share of what was wanted that was written. */
    private static double harmonic(long shared, long written, long wanted) {
        return shared == 0 ? 0 : 2.0 * shared / (written + wanted);
    }

    private static int commonSubsequence(List<String> own, List<String> other) {
        int[] longest = new int[other.size() + 1]; // by how many of the other's words are looked at
        for (String word : own) {
            int diagonal = 0;
            for (int index = 1; index <= other.size(); index++) {
                int above = longest[index];
                longest[index] = word.equals(other.get(index - 1)) ? diagonal + 1 : Math.max(above, longest[index - 1]);
                diagonal = above;
            }
        }
        return longest[other.size()];
    }
}
