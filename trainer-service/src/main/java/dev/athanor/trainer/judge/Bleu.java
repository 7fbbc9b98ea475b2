package dev.athanor.trainer.judge;

import java.util.List;
import java.util.stream.IntStream;

/**
 * BLEU (<a href="https://aclanthology.org/P02-1040/">Papineni et al., 2002</a>) over a whole corpus, with one reference for each
 * answer, as sacrebleu computes it unless told otherwise: runs of up to four words cut by {@link MteTokens}, and where none
 * of a length matches, a half, a quarter, ... of a match.
 */
public final class Bleu {

    private static final int LONGEST = 4;
    private static final double PERCENT = 100;

    private final long[] matches = new long[LONGEST];
    private final long[] totals = new long[LONGEST];
    private long written;
    private long wanted;

    private Bleu() {}

    /**
     * The score.
     *
     * @param answers that were written
     * @param references what each of them should have been
     * @return from 0 to 100
     */
    public static double of(List<String> answers, List<String> references) {
        var bleu = new Bleu();
        IntStream.range(0, answers.size()).forEach(index -> bleu.add(answers.get(index), references.get(index)));
        return bleu.score();
    }

    private void add(String answer, String reference) {
        List<String> own = MteTokens.of(answer);
        List<String> other = MteTokens.of(reference);
        written += own.size();
        wanted += other.size();
        for (int length = 1; length <= LONGEST; length++) {
            Grams grams = Grams.of(own, length);
            matches[length - 1] += grams.shared(Grams.of(other, length));
            totals[length - 1] += grams.total();
        }
    }

    /** Without a match, or without any run of some length, there is nothing to take a mean of. */
    private double score() {
        if (matches[0] == 0 || totals[LONGEST - 1] == 0) {
            return 0;
        }
        double logarithms = 0;
        double part = 1;
        for (int index = 0; index < LONGEST; index++) {
            part = matches[index] == 0 ? part / 2 : part;
            double precision = (matches[index] == 0 ? part : matches[index]) / totals[index];
            logarithms += Math.log(precision);
        }
        double brevity = written < wanted ? Math.exp(1 - (double) wanted / written) : 1;
        return PERCENT * brevity * Math.exp(logarithms / LONGEST);
    }
}
