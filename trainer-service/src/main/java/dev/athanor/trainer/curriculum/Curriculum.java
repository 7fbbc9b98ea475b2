package dev.athanor.trainer.curriculum;

import dev.athanor.contracts.address.CurriculumState;
import dev.athanor.contracts.address.CurriculumState.Decision;
import dev.athanor.contracts.config.CurriculumConfiguration;
import dev.athanor.contracts.config.DifficultyConfiguration;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.Mixing;
import dev.athanor.trainer.difficulty.EasiestFirst;
import dev.athanor.trainer.program.TrainingProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/**
 * The curriculum of a run: where its samples start, and what its evaluations change about that. Batches are asked for on
 * one thread, evaluations come on another; a batch that is asked for during an evaluation follows the decision before it
 * in every case.
 */
public final class Curriculum {

    /** Keeps the draw of the windows whose loss is measured apart from the training order of the same seed. */
    private static final long PROBE_STREAM = 0x70726f6265730000L;

    private final RunConfiguration run;
    private final CurriculumConfiguration configuration;
    private final EasiestFirst easiestFirst;
    private final Probes probes;
    private final Groups groups;
    private final CurriculumOrder order;
    private volatile CurriculumState state;

    /**
     * @param run its configuration
     * @param easiestFirst its windows or samples; their owner closes them after the last batch
     * @param probes gather some of them
     * @param state of the checkpoint that the run goes on from
     */
    public Curriculum(RunConfiguration run, EasiestFirst easiestFirst, Probes probes, CurriculumState state) {
        this.run = run;
        this.configuration = run.curriculum();
        this.easiestFirst = easiestFirst;
        this.probes = probes;
        this.groups = Groups.of(easiestFirst.count(), configuration.difficulty().lossGroups());
        this.order = new CurriculumOrder(
                run.training().seed(),
                run.training().batchSize() * run.training().accumulation(),
                easiestFirst::at,
                Pacing.of(configuration),
                groups);
        this.state = state;
    }

    /** The share of the model's own loss among the weights. */
    private static double lossWeight(DifficultyConfiguration difficulty) {
        return difficulty.loss()
                / (difficulty.length() + difficulty.rarity() + difficulty.morphology() + difficulty.loss());
    }

    /**
     * The window or sample of the dataset that the run reads.
     *
     * @param count of the run's windows or samples before it
     */
    public long at(long count) {
        return order.window(count, state);
    }

    /** The share of the windows that a batch may read; the batch of step 1 is 0. */
    public double share(long batch) {
        return order.share(batch, state);
    }

    /** What a checkpoint must know. */
    public CurriculumState state() {
        return state;
    }

    /**
     * Draws the consequences of an evaluation, on the thread that trains.
     *
     * @param step optimizer steps done
     * @param validationLoss nats per token
     * @param program to measure the groups' losses with
     */
    public void evaluated(long step, double validationLoss, TrainingProgram program) {
        boolean isPaced = configuration.kind() == CurriculumConfiguration.Kind.PERFORMANCE;
        boolean isDynamic = configuration.difficulty().loss() > 0;
        if ((isPaced || isDynamic) && step < run.training().steps()) {
            List<Integer> groupOrder =
                    isDynamic ? groups.order(groupLosses(program), lossWeight(configuration.difficulty())) : List.of();
            state = decide(state, step, validationLoss, groupOrder);
        }
    }

    /** The batch of index {@code step} may be in preparation already: the decision counts from the one after it. */
    private CurriculumState decide(CurriculumState known, long step, double validationLoss, List<Integer> groupOrder) {
        Double best = known.bestLoss();
        int stair =
                known.decisions().isEmpty() ? 0 : known.decisions().getLast().stair();
        boolean isStuck = best != null && !(validationLoss < best * (1 - configuration.minimumImprovement()));
        boolean rises = isStuck && step >= configuration.warmupSteps() && stair < configuration.stairs();
        List<Decision> decisions = new ArrayList<>(known.decisions());
        decisions.add(new Decision(step + 1, rises ? stair + 1 : stair, groupOrder));
        return new CurriculumState(
                best == null || validationLoss < best ? Double.valueOf(validationLoss) : best,
                decisions.subList(Math.max(0, decisions.size() - 2), decisions.size()));
    }

    /** Of the same windows at each evaluation, so that it shows the model and not the draw. */
    private List<Double> groupLosses(TrainingProgram program) {
        return IntStream.range(0, groups.count())
                .mapToObj(group -> program.evaluate(probe(group)).loss())
                .toList();
    }

    private Batch probe(int group) {
        return probes.batch(
                row -> easiestFirst.at(groups.first(group)
                        + Mixing.below(groups.size(group), run.training().seed() ^ PROBE_STREAM, row)),
                group);
    }

    /** Gathers windows or samples of the dataset. */
    @FunctionalInterface
    public interface Probes {
        /**
         * A batch.
         *
         * @param order which window or sample is read, by how many were read before
         * @param index of the batch, from 0
         */
        Batch batch(LongUnaryOperator order, long index);
    }
}
