package dev.athanor.trainer.curriculum;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.CurriculumState.Decision;
import dev.athanor.trainer.batch.Mixing;
import dev.athanor.trainer.batch.Permutation;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The window of each sample. Between two changes of what is allowed, the allowed windows are read in epochs, each a
 * permutation of them; with each change the epochs begin anew. All is computed from (seed, position, decisions), nothing
 * is remembered.
 */
final class CurriculumOrder {

    private static final Decision NONE = new Decision(0, 0, List.of());

    private final long seed;
    private final int rows;
    private final LongUnaryOperator easiestFirst;
    private final Pacing pacing;
    private final Groups groups;

    /**
     * @param seed of the run
     * @param rows windows of a batch
     * @param easiestFirst the window at a rank
     * @param pacing of the share
     * @param groups of the windows
     */
    CurriculumOrder(long seed, int rows, LongUnaryOperator easiestFirst, Pacing pacing, Groups groups) {
        this.seed = seed;
        this.rows = rows;
        this.easiestFirst = easiestFirst;
        this.pacing = pacing;
        this.groups = groups;
    }

    /**
     * The window of a sample.
     *
     * @param sample counts the sequences of the run from 0
     * @param state of the curriculum
     */
    long window(long sample, CurriculumState state) {
        long batch = sample / rows;
        Decision decision = decision(batch, state);
        long start = Math.max(pacing.stageStart(batch), decision.fromBatch());
        long allowed = allowed(batch, state);
        long position = sample - start * rows;
        long key = Mixing.mix(Mixing.mix(seed, start), position / allowed);
        long rank = new Permutation(allowed, key).apply(position % allowed);
        return easiestFirst.applyAsLong(groups.rank(decision.groupOrder(), rank));
    }

    /** The share of the windows that a batch may read, from 0 to 1. */
    double share(long batch, CurriculumState state) {
        return pacing.share(batch, decision(batch, state).stair());
    }

    /** How many windows a batch may read: enough that it reads none twice, where there are so many. */
    long allowed(long batch, CurriculumState state) {
        long wanted = Math.round(share(batch, state) * groups.windows());
        return Math.clamp(wanted, Math.min(rows, groups.windows()), groups.windows());
    }

    /** The newest one that a batch follows. */
    private static Decision decision(long batch, CurriculumState state) {
        return state.decisions().reversed().stream()
                .filter(decision -> decision.fromBatch() <= batch)
                .findFirst()
                .orElse(NONE);
    }
}
