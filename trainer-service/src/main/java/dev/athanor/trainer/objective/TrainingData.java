package dev.athanor.trainer.objective;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.EvaluationWindows;
import dev.athanor.trainer.batch.MaskedBatches;
import dev.athanor.trainer.batch.SampleBatches;
import dev.athanor.trainer.batch.SampleOrder;
import dev.athanor.trainer.batch.TextBatches;
import dev.athanor.trainer.tokens.MappedDataset;
import dev.athanor.trainer.tokens.Samples;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/** What a run reads: batches to train on and to be evaluated on, each a pure function of its index. */
public final class TrainingData {

    /** Keeps what is drawn for evaluations apart from what is drawn for training. */
    private static final long EVALUATION_STREAM = 0x76616c6964617465L;

    /** Windows of a text are drawn with replacement: there are always more. */
    private static final long ENDLESS = Long.MAX_VALUE;

    private final LongFunction<? extends Batch> training;
    private final LongFunction<? extends Batch> validation;
    private final long validationBatches;
    private final long samples;
    private final double tokensPerSample;

    private TrainingData(
            TrainingBatches batches, LongFunction<? extends Batch> training, LongFunction<? extends Batch> validation) {
        MappedDataset dataset = batches.dataset();
        boolean isText = dataset.trainingSamples().count() == 0;
        this.training = training;
        this.validation = validation;
        this.samples = batches.count();
        this.validationBatches = isText
                ? ENDLESS
                : Math.ceilDiv(
                        dataset.validationSamples().count(),
                        batches.configuration().training().batchSize());
        this.tokensPerSample = isText
                ? batches.configuration().model().contextLength()
                : (double) dataset.training().count() / samples;
    }

    /** In the usual order: each window or sample once in an epoch. */
    public static TrainingData of(TrainingBatches batches) {
        return new TrainingData(batches, batches.at(batches.usualOrder(), batches.rowsOfAStep()), validation(batches));
    }

    /**
     * In an order of its own.
     *
     * @param order which window, of those that do not overlap, or which sample is read, by how many were read before
     */
    public static TrainingData inOrder(TrainingBatches batches, LongUnaryOperator order) {
        return new TrainingData(batches, batches.inOrder(order, batches.rowsOfAStep()), validation(batches));
    }

    private static LongFunction<? extends Batch> validation(TrainingBatches batches) {
        RunConfiguration configuration = batches.configuration();
        MappedDataset dataset = batches.dataset();
        Samples samples = dataset.validationSamples();
        int rows = configuration.training().batchSize();
        int contextLength = configuration.model().contextLength();
        Objective objective = batches.objective();
        return switch (objective) {
            case CAUSAL -> new TextBatches(dataset.validation(), windows(batches)::start, rows, contextLength)::batch;
            case MASKED -> masked(batches)::batch;
            case CLASSIFICATION ->
                SampleBatches.labelled(
                        samples, heldOutOrder(configuration, samples), samples.count(), rows, contextLength)::batch;
            case SEQUENCE_TO_SEQUENCE -> heldOutPairs(configuration, dataset, samples.count())::batch;
            case AUTO -> throw new IllegalArgumentException("the objective is still open");
        };
    }

    private static EvaluationWindows windows(TrainingBatches batches) {
        return new EvaluationWindows(
                batches.configuration().training().seed(),
                batches.dataset().validation().count(),
                batches.windowLength());
    }

    private static MaskedBatches masked(TrainingBatches batches) {
        RunConfiguration configuration = batches.configuration();
        SpecialTokens special = batches.dataset().description().specialTokens();
        return new MaskedBatches(
                batches.dataset().validation(),
                windows(batches)::start,
                configuration.training().batchSize(),
                configuration.model().contextLength(),
                special,
                configuration.training().masking(),
                configuration.training().seed() ^ EVALUATION_STREAM,
                batches.dataset().description().statistics().vocabularySize());
    }

    /** The first of the pairs that evaluations read. */
    static SampleBatches heldOutPairs(RunConfiguration configuration, MappedDataset dataset, long count) {
        Samples heldOut = dataset.validationSamples();
        return SampleBatches.pairs(
                heldOut,
                heldOutOrder(configuration, heldOut),
                count,
                configuration.training().batchSize(),
                configuration.model().contextLength(),
                AnswerMarks.of(dataset.description().specialTokens()).start());
    }

    /** The same at each evaluation of a run, so that its curve shows the model and not the draw. */
    private static LongUnaryOperator heldOutOrder(RunConfiguration configuration, Samples samples) {
        return new SampleOrder(configuration.training().seed() ^ EVALUATION_STREAM, samples.count())::sample;
    }

    /** What a step trains on. */
    public Batch training(long step) {
        return training.apply(step);
    }

    /** A batch of an evaluation. */
    public Batch validation(long index) {
        return validation.apply(index);
    }

    /** How many batches an evaluation has, of those that are wanted: samples are not read twice. */
    public int validationBatches(int wanted) {
        return (int) Math.min(wanted, validationBatches);
    }

    /** Samples, or windows of a text, of an epoch. */
    public long samples() {
        return samples;
    }

    /** Tokens of a sample, on average. */
    public double tokensPerSample() {
        return tokensPerSample;
    }
}
