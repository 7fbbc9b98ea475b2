package dev.athanor.trainer.objective;

import dev.athanor.blueprint.AnswerMarks;
import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.trainer.batch.Batch;
import dev.athanor.trainer.batch.EvaluationWindows;
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
            LongFunction<? extends Batch> training,
            LongFunction<? extends Batch> validation,
            long validationBatches,
            long samples,
            double tokensPerSample) {
        this.training = training;
        this.validation = validation;
        this.validationBatches = validationBatches;
        this.samples = samples;
        this.tokensPerSample = tokensPerSample;
    }

    /**
     * What an objective reads of a dataset.
     *
     * @param configuration of the run
     * @param objective any but {@code AUTO}, that fits the dataset
     * @param dataset stays open while this is used
     */
    public static TrainingData of(RunConfiguration configuration, Objective objective, MappedDataset dataset) {
        return switch (objective) {
            case CAUSAL -> causal(configuration, dataset, causalOrder(configuration, dataset)::start);
            case MASKED -> masked(configuration, dataset);
            case CLASSIFICATION -> labelled(configuration, dataset);
            case SEQUENCE_TO_SEQUENCE -> pairs(configuration, dataset);
            case AUTO -> throw new IllegalArgumentException("the objective is still open");
        };
    }

    /**
     * A text for a causal language model.
     *
     * @param start where each window that is trained on starts, by its index
     */
    public static TrainingData causal(RunConfiguration configuration, MappedDataset dataset, LongUnaryOperator start) {
        int contextLength = configuration.model().contextLength();
        var heldOut = new EvaluationWindows(
                configuration.training().seed(), dataset.validation().count(), contextLength);
        return new TrainingData(
                new TextBatches(dataset.training(), start, rows(configuration), contextLength)::batch,
                new TextBatches(
                        dataset.validation(),
                        heldOut::start,
                        configuration.training().batchSize(),
                        contextLength)::batch,
                ENDLESS,
                causalOrder(configuration, dataset).windows(),
                contextLength);
    }

    private static TrainingOrder causalOrder(RunConfiguration configuration, MappedDataset dataset) {
        return new TrainingOrder(
                configuration.training().seed(),
                dataset.training().count(),
                configuration.model().contextLength());
    }

    private static TrainingData masked(RunConfiguration configuration, MappedDataset dataset) {
        long seed = configuration.training().seed();
        SpecialTokens special = dataset.description().specialTokens();
        int contextLength = configuration.model().contextLength();
        int window = MaskedBatches.windowLength(special, contextLength);
        var order = new TrainingOrder(seed, dataset.training().count(), window);
        var heldOut = new EvaluationWindows(seed, dataset.validation().count(), window);
        double share = configuration.training().masking();
        int vocabularySize = dataset.description().statistics().vocabularySize();
        return new TrainingData(
                new MaskedBatches(
                        dataset.training(),
                        order::start,
                        rows(configuration),
                        contextLength,
                        special,
                        share,
                        seed,
                        vocabularySize)::batch,
                new MaskedBatches(
                        dataset.validation(),
                        heldOut::start,
                        configuration.training().batchSize(),
                        contextLength,
                        special,
                        share,
                        seed ^ EVALUATION_STREAM,
                        vocabularySize)::batch,
                ENDLESS,
                order.windows(),
                contextLength);
    }

    private static TrainingData labelled(RunConfiguration configuration, MappedDataset dataset) {
        Samples training = dataset.trainingSamples();
        Samples heldOut = dataset.validationSamples();
        int contextLength = configuration.model().contextLength();
        int rows = configuration.training().batchSize();
        return ofSamples(
                SampleBatches.labelled(
                        training, order(configuration, training), ENDLESS, rows(configuration), contextLength),
                SampleBatches.labelled(
                        heldOut, heldOutOrder(configuration, heldOut), heldOut.count(), rows, contextLength),
                configuration,
                dataset);
    }

    private static TrainingData pairs(RunConfiguration configuration, MappedDataset dataset) {
        Samples training = dataset.trainingSamples();
        int contextLength = configuration.model().contextLength();
        int start = AnswerMarks.of(dataset.description().specialTokens()).start();
        return ofSamples(
                SampleBatches.pairs(
                        training, order(configuration, training), ENDLESS, rows(configuration), contextLength, start),
                heldOutPairs(configuration, dataset, dataset.validationSamples().count()),
                configuration,
                dataset);
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

    private static TrainingData ofSamples(
            SampleBatches training, SampleBatches heldOut, RunConfiguration configuration, MappedDataset dataset) {
        long samples = dataset.trainingSamples().count();
        return new TrainingData(
                training::batch,
                heldOut::batch,
                Math.ceilDiv(
                        dataset.validationSamples().count(),
                        configuration.training().batchSize()),
                samples,
                (double) dataset.training().count() / samples);
    }

    private static LongUnaryOperator order(RunConfiguration configuration, Samples samples) {
        long seed = configuration.training().seed();
        LongUnaryOperator shuffled = new SampleOrder(seed, samples.count())::sample;
        int pool = configuration.training().lengthPool();
        return pool == 0
                ? shuffled
                : new LikeLengths(shuffled, samples::length, rows(configuration), pool, seed)::sample;
    }

    /** The same at each evaluation of a run, so that its curve shows the model and not the draw. */
    private static LongUnaryOperator heldOutOrder(RunConfiguration configuration, Samples samples) {
        return new SampleOrder(configuration.training().seed() ^ EVALUATION_STREAM, samples.count())::sample;
    }

    private static int rows(RunConfiguration configuration) {
        return configuration.training().batchSize() * configuration.training().accumulation();
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
