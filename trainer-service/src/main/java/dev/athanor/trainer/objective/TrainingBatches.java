package dev.athanor.trainer.objective;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.LikeLengths;
import dev.athanor.trainer.batch.MaskedBatches;
import dev.athanor.trainer.batch.SampleBatches;
import dev.athanor.trainer.batch.SampleOrder;
import dev.athanor.trainer.batch.TextBatches;
import dev.athanor.trainer.batch.TrainingOrder;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.trainer.tokens.Samples;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * What a run trains on, gathered into batches.
 *
 * @param configuration of the run
 * @param objective any but {@code AUTO}, that fits the dataset
 * @param dataset stays open while this is used
 */
public record TrainingBatches(RunConfiguration configuration, Objective objective, MappedDataset dataset) {

    /** Tokens of a window, where the dataset is a text; 1 where it has samples. */
    public int windowLength() {
        return switch (objective) {
            case CAUSAL -> contextLength();
            case MASKED -> MaskedBatches.windowLength(dataset.description().specialTokens(), contextLength());
            case CLASSIFICATION, SEQUENCE_TO_SEQUENCE -> 1;
            case AUTO -> throw open();
        };
    }

    private static IllegalArgumentException open() {
        return new IllegalArgumentException("the objective is still open");
    }

    private boolean readsText() {
        return objective == Objective.CAUSAL || objective == Objective.MASKED;
    }

    /** Samples, or windows of a text, of an epoch. */
    long count() {
        return readsText() ? textOrder().windows() : dataset.trainingSamples().count();
    }

    /** Where each window starts, or which sample is read, by how many were read before: all of them in each epoch. */
    LongUnaryOperator usualOrder() {
        return readsText() ? textOrder()::start : sampleOrder();
    }

    private TrainingOrder textOrder() {
        return new TrainingOrder(seed(), dataset.training().count(), windowLength());
    }

    private LongUnaryOperator sampleOrder() {
        Samples samples = dataset.trainingSamples();
        LongUnaryOperator shuffled = new SampleOrder(seed(), samples.count())::sample;
        int pool = configuration.training().lengthPool();
        return pool == 0 ? shuffled : new LikeLengths(shuffled, samples::length, rowsOfAStep(), pool, seed())::sample;
    }

    /** Samples of a step. */
    int rowsOfAStep() {
        return configuration.training().batchSize() * configuration.training().accumulation();
    }

    /**
     * Batches of windows that do not overlap, or of samples.
     *
     * @param order which of them is read, by how many were read before
     * @param rows of a batch
     */
    public LongFunction<? extends Batch> inOrder(LongUnaryOperator order, int rows) {
        int length = windowLength();
        return at(count -> order.applyAsLong(count) * length, rows);
    }

    /**
     * Batches of windows or samples.
     *
     * @param place where each window starts, or which sample is read, by how many were read before
     * @param rows of a batch
     */
    LongFunction<? extends Batch> at(LongUnaryOperator place, int rows) {
        return switch (objective) {
            case CAUSAL -> new TextBatches(dataset.training(), place, rows, contextLength())::batch;
            case MASKED -> masked(place, rows)::batch;
            case CLASSIFICATION ->
                SampleBatches.labelled(dataset.trainingSamples(), place, Long.MAX_VALUE, rows, contextLength())::batch;
            case SEQUENCE_TO_SEQUENCE ->
                SampleBatches.pairs(
                        dataset.trainingSamples(),
                        place,
                        Long.MAX_VALUE,
                        rows,
                        contextLength(),
                        AnswerMarks.of(dataset.description().specialTokens()).start())::batch;
            case AUTO -> throw open();
        };
    }

    private MaskedBatches masked(LongUnaryOperator start, int rows) {
        return new MaskedBatches(
                dataset.training(),
                start,
                rows,
                contextLength(),
                dataset.description().specialTokens(),
                configuration.training().masking(),
                seed(),
                dataset.description().statistics().vocabularySize());
    }

    private int contextLength() {
        return configuration.model().contextLength();
    }

    private long seed() {
        return configuration.training().seed();
    }
}
