package dev.athanor.transformer.model;

import static dev.athanor.transformer.ops.Initialisation.ZEROS;

import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/** A BERT that tells hidden tokens: one layer more, and the words' table once again. */
public final class BertMaskedLanguageModel implements MaskedLanguageModel {

    private final BertConfig config;

    public BertMaskedLanguageModel(BertConfig config) {
        this.config = config;
    }

    /** Its shape. */
    public BertConfig config() {
        return config;
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
    public <T> T logits(Ops<T> ops, EncoderInputs<T> inputs) {
        var bert = new Bert(config);
        int hidden = config.hiddenSize();
        T x = ops.linear(
                Bert.linear("cls.predictions.transform.dense", hidden, hidden), ops.labelled(bert.states(ops, inputs)));
        x = ops.layerNorm(bert.norm("cls.predictions.transform.LayerNorm"), ops.activate(config.activation(), x));
        var bias = new Parameter("cls.predictions.bias", List.of(config.vocabularySize()), ZEROS);
        return ops.linear(new Linear(bert.wordTable(), bias, Linear.Orientation.OUTPUT_MAJOR), x);
    }
}
