package dev.athanor.transformer.model;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Ops;

/** A BERT that labels sequences, by what it makes of their first token. */
public final class BertClassifier implements SequenceClassifier {

    private static final String POOLER = "bert.pooler.dense";
    private static final String LAST_LAYER = "classifier";

    private final BertConfig config;
    private final int labels;
    private final double headDropout;

    /**
     * A classifier of a shape.
     *
     * @param labels how many there are
     * @param headDropout probability in training, before the last layer
     */
    public BertClassifier(BertConfig config, int labels, double headDropout) {
        Sizes.requirePositive("labels", labels);
        Sizes.requireProbability("headDropout", headDropout);
        this.config = config;
        this.labels = labels;
        this.headDropout = headDropout;
    }

    /** Its shape, but for the head. */
    public BertConfig config() {
        return config;
    }

    /** Probability of dropout before the last layer. */
    public double headDropout() {
        return headDropout;
    }

    @Override
    public boolean isOfHead(String parameter) {
        return parameter.startsWith(POOLER + ".") || parameter.startsWith(LAST_LAYER + ".");
    }

    @Override
    public int labels() {
        return labels;
    }

    @Override
    public int vocabularySize() {
        return config.vocabularySize();
    }

    @Override
    public int segments() {
        return config.segments();
    }

    @Override
    public int contextLength() {
        return config.contextLength();
    }

    @Override
    public <T> T labelScores(Ops<T> ops, EncoderInputs<T> inputs) {
        int hidden = config.hiddenSize();
        T first = ops.firstToken(new Bert(config).states(ops, inputs)); // [batch, 1, hidden]
        T pooled = ops.activate(Activation.TANH, ops.linear(Bert.linear(POOLER, hidden, hidden), first));
        return ops.linear(Bert.linear(LAST_LAYER, hidden, labels), ops.dropout(headDropout, pooled));
    }
}
