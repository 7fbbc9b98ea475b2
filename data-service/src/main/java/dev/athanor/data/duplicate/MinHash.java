package dev.athanor.data.duplicate;

import dev.athanor.data.measure.Phrases;
import dev.athanor.data.measure.TextHash;
import dev.athanor.data.measure.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Signatures of texts: for each of some hash functions the smallest value of any phrase of the text. Two texts have the
 * same smallest value with a probability that is the Jaccard similarity of their phrases
 * (<a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder, 1997</a>), so the share of equal places estimates it, with
 * a standard error of sqrt(J (1 - J) / functions).
 */
public final class MinHash {

    private final int phraseWords;
    private final int[] factors;
    private final int[] summands;

    /**
     * @param functions places of a signature
     * @param phraseWords words of a phrase
     */
    public MinHash(int functions, int phraseWords) {
        this.phraseWords = phraseWords;
        this.factors = new int[functions];
        this.summands = new int[functions];
        // Permutations of 32 bits: multiplication by an odd number, and addition.
        Arrays.setAll(factors, function -> (int) TextHash.mixed(2L * function + 1) | 1);
        Arrays.setAll(summands, function -> (int) TextHash.mixed(2L * function + 2));
    }

    /** Of the phrases of some texts together; a text shorter than a phrase, or without a word, is one by itself. */
    int[] signature(List<String> texts) {
        int[] smallest = new int[factors.length];
        Arrays.fill(smallest, Integer.MAX_VALUE);
        for (String text : texts) {
            long[] phrases = new Phrases(Words.of(text)).ofWords(phraseWords);
            for (long phrase : phrases.length == 0 ? new long[] {TextHash.of(text)} : phrases) {
                take((int) phrase, smallest);
            }
        }
        return smallest;
    }

    /** In 32 bits, which processors do eight or sixteen at a time. */
    private void take(int phrase, int[] smallest) {
        for (int function = 0; function < smallest.length; function++) {
            smallest[function] = Math.min(smallest[function], factors[function] * phrase + summands[function]);
        }
    }

    /** Estimates the Jaccard similarity of the phrases that two signatures are of. */
    static double similarity(int[] one, int[] other) {
        int equal = 0;
        for (int place = 0; place < one.length; place++) {
            equal += one[place] == other[place] ? 1 : 0;
        }
        return (double) equal / one.length;
    }
}
