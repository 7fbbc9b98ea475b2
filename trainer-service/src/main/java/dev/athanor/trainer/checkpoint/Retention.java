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
 * @param best how many of those with the least validation loss
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

    /** Those that were evaluated; of two with the same loss, the earlier comes first. */
    static List<Evaluated> bestFirst(Collection<Evaluated> all) {
        return all.stream()
                .filter(checkpoint -> Double.isFinite(checkpoint.validationLoss()))
                .sorted(Comparator.comparingDouble(Evaluated::validationLoss).thenComparingLong(Evaluated::step))
                .toList();
    }

    /**
     * A checkpoint as it is judged.
     *
     * @param step optimizer steps done
     * @param validationLoss at that step, nats per token; NaN if it was not evaluated
     */
    record Evaluated(long step, double validationLoss) {}
}
