package dev.athanor.serving.generation;

import dev.athanor.serving.generation.TokenScore.Alternative;
import dev.athanor.serving.generation.TokenScore.Score;
import java.util.ArrayList;
import java.util.List;

/** Log probabilities from logits. */
final class Scorer {

    private Scorer() {}

    /**
     * The score of {@code token}.
     *
     * @param logits {@code [vocabulary]}, left as they are
     */
    static TokenScore score(float[] logits, int token, int alternatives) {
        double normalizer = logSumExp(logits);
        List<Alternative> best = new ArrayList<>(alternatives);
        for (int candidate : greatest(logits, alternatives)) {
            best.add(new Alternative(candidate, logits[candidate] - normalizer));
        }
        return new TokenScore(token, new Score(logits[token] - normalizer, best));
    }

    private static double logSumExp(float[] logits) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            greatest = Math.max(greatest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - greatest);
        }
        return greatest + Math.log(sum);
    }

    /** By insertion, since {@code count} is small. */
    private static List<Integer> greatest(float[] logits, int count) {
        List<Integer> ranking = new ArrayList<>(count + 1);
        for (int token = 0; token < logits.length; token++) {
            int rank = ranking.size();
            while (rank > 0 && logits[ranking.get(rank - 1)] < logits[token]) {
                rank--;
            }
            if (rank < count) {
                ranking.add(rank, token);
                if (ranking.size() > count) {
                    ranking.removeLast();
                }
            }
        }
        return ranking;
    }
}
