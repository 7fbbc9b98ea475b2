package dev.athanor.trainer.checkpoint;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which checkpoints stay: the newest and the best, at least one of each.
 *
 * @param newest how many of the newest
 * @param best how many of those with the least score
 */
public record Retention(int newest, int best) {

    /** Those of {@code all} that stay. */
    Set<Evaluated> of(Collection<Evaluated> all) {
        Set<Evaluated> kept = new HashSet<>();
        all.stream()
                .sorted(Comparator.comparingLong(Evaluated::step).reversed())
                .limit(Math.max(newest, 1))
                .forEach(kept::add);
        bestFirst(all).stream().limit(Math.max(best, 1)).forEach(kept::add);
        return kept;
    }

    /** Those that were evaluated; of two with the same score, the earlier comes first. */
    static List<Evaluated> bestFirst(Collection<Evaluated> all) {
        return all.stream()
                .filter(checkpoint -> Double.isFinite(checkpoint.score()))
                .sorted(Comparator.comparingDouble(Evaluated::score).thenComparingLong(Evaluated::step))
                .toList();
    }

    /**
     * A checkpoint as it is judged.
     *
     * @param step optimizer steps done
     * @param score of its evaluation, the lesser the better; NaN if it had none
     */
    record Evaluated(long step, double score) {}
}
