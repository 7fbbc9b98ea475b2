package dev.athanor.blueprint;

import dev.athanor.contracts.address.SpecialTokens;
import dev.athanor.contracts.config.AdapterConfiguration;
import dev.athanor.contracts.config.ModelConfiguration;
import dev.athanor.contracts.config.Objective;
import dev.athanor.contracts.config.RunConfiguration;
import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.DecoderSettings;
import dev.athanor.transformer.model.LowRank;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import java.util.List;

/**
 * What is needed to build the model of a run.
 *
 * @param configuration resolved
 * @param objective that it is trained for, never {@code AUTO}
 * @param vocabularySize of its dataset
 * @param labels of its dataset, 0 where it has none
 * @param specialTokens of its dataset
 */
public record Blueprint(
        RunConfiguration configuration,
        Objective objective,
        int vocabularySize,
        int labels,
        SpecialTokens specialTokens) {

    /** The original tells two kinds of text apart, and checkpoints of the family all have both. */
    private static final int BERT_SEGMENTS = 2;

    private static final int BERT_WIDENING = 4;

    public Blueprint {
        if (objective == Objective.AUTO) {
            throw new IllegalArgumentException("the objective is still open");
        }
    }

    /** Of a tokenizer without special tokens. */
    public Blueprint(RunConfiguration configuration, Objective objective, int vocabularySize, int labels) {
        this(configuration, objective, vocabularySize, labels, SpecialTokens.NONE);
    }

    /**
     * The model as it is trained, with its adapters, if there are any.
     *
     * @throws IllegalArgumentException if the architecture takes no such shape, or does not learn the objective
     */
    public Model trained() {
        return adapted(base());
    }

    /** A model that may come from elsewhere, with the run's adapters, if there are any. */
    public Model adapted(Model base) {
        AdapterConfiguration adapters = configuration.adapters();
        List<String> named = adapters.targetNames();
        List<String> targets = named.isEmpty() ? LowRank.usualTargets(base) : named;
        return adapters.arePresent()
                ? AdaptedModel.of(base, new LowRank(adapters.rank(), adapters.alpha(), adapters.dropout(), targets))
                : base;
    }

    /**
     * The model as it is given away: what was trained as adapters is part of its weights.
     *
     * @throws IllegalArgumentException if the architecture takes no such shape, or does not learn the objective
     */
    public Model base() {
        return switch (objective) {
            case CAUSAL -> decoder().model();
            case MASKED -> new BertMaskedLanguageModel(bert());
            case CLASSIFICATION -> new BertClassifier(bert(), labels, shape().dropout());
            case SEQUENCE_TO_SEQUENCE -> new T5(t5());
            case AUTO -> throw new IllegalStateException("the objective is still open");
        };
    }

    private ModelConfiguration shape() {
        return configuration.model();
    }

    private DecoderSettings decoder() {
        ModelConfiguration shape = shape();
        return new DecoderSettings(
                shape.architecture(),
                vocabularySize,
                shape.contextLength(),
                shape.layers(),
                shape.heads(),
                shape.keyValueHeads(),
                shape.hiddenSize(),
                shape.feedForwardSize(),
                shape.dropout(),
                shape.bias(),
                shape.ropeTheta(),
                shape.tieEmbeddings());
    }

    private BertConfig bert() {
        ModelConfiguration shape = of("bert");
        return new BertConfig(
                vocabularySize,
                shape.contextLength(),
                BERT_SEGMENTS,
                shape.layers(),
                shape.heads(),
                shape.hiddenSize(),
                shape.feedForwardSize() == 0 ? BERT_WIDENING * shape.hiddenSize() : shape.feedForwardSize(),
                Activation.GELU,
                shape.dropout(),
                shape.dropout(),
                BertConfig.DEFAULT_LAYER_NORM_EPSILON);
    }

    /** Version 1.1, with gated layers; outputs are scaled where one table serves the first and the last layer. */
    private T5Config t5() {
        ModelConfiguration shape = of("t5");
        return new T5Config(
                vocabularySize,
                shape.contextLength(),
                shape.layers(),
                shape.layers(),
                shape.heads(),
                shape.hiddenSize() / shape.heads(),
                shape.hiddenSize(),
                shape.feedForwardSize() == 0 ? DecoderSettings.gatedSize(shape.hiddenSize()) : shape.feedForwardSize(),
                Activation.GELU_TANH,
                true,
                shape.relativeBuckets(),
                shape.relativeDistance(),
                shape.dropout(),
                T5Config.DEFAULT_NORM_EPSILON,
                shape.tieEmbeddings(),
                shape.tieEmbeddings());
    }

    private ModelConfiguration of(String architecture) {
        if (!shape().architecture().equals(architecture)) {
            throw new IllegalArgumentException(
                    "a %s does not learn %s".formatted(shape().architecture(), objective.word()));
        }
        return shape();
    }
}
