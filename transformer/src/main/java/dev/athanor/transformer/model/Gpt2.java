package dev.athanor.transformer.model;

import static dev.athanor.transformer.ops.Initialisation.ONES;
import static dev.athanor.transformer.ops.Initialisation.ZEROS;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GPT-2 (<a href="https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf">Radford
 * et al., 2019</a>): learned positions, norms before each half of a block and one at the end, GELU, and one table for the
 * first and the last layer.
 */
public final class Gpt2 implements LanguageModel {

    private static final double STANDARD_DEVIATION = 0.02;

    private final Gpt2Config config;

    public Gpt2(Gpt2Config config) {
        this.config = config;
    }

    /** Its shape. */
    public Gpt2Config config() {
        return config;
    }

    @Override
    public int vocabularySize() {
        return config.vocabularySize();
    }

    @Override
    public int contextLength() {
        return config.contextLength();
    }

    @Override
    public <T> T logits(Ops<T> ops, T tokens) {
        Parameter wordTable = table("transformer.wte.weight", config.vocabularySize());
        Parameter positionTable = table("transformer.wpe.weight", config.contextLength());

        T words = ops.embedding(wordTable, tokens); // [batch, time, hidden]
        T places = ops.embedding(positionTable, ops.positions(tokens)); // [batch or 1, time, hidden]
        T x = ops.dropout(config.dropout(), ops.add(words, places));
        for (int layer = 0; layer < config.layers(); layer++) {
            int index = layer;
            x = ops.block(layer, x, input -> block(ops, index, input));
        }
        x = ops.layerNorm(norm("transformer.ln_f"), x);
        return ops.linear(new Linear(wordTable, null, Linear.Orientation.OUTPUT_MAJOR), x); // [batch, time, vocabulary]
    }

    private <T> T block(Ops<T> ops, int layer, T x) {
        String name = "transformer.h." + layer;
        T attended = attention(ops, layer, name + ".attn", ops.layerNorm(norm(name + ".ln_1"), x));
        x = ops.add(x, attended);
        T fed = feedForward(ops, name + ".mlp", ops.layerNorm(norm(name + ".ln_2"), x));
        return ops.add(x, fed);
    }

    private <T> T attention(Ops<T> ops, int layer, String name, T x) {
        int width = config.hiddenSize();
        var heads = Attention.scaled(
                Attention.Reach.CAUSAL, layer, config.heads(), config.heads(), config.headSize(), config.dropout());
        T queryKeyValue = ops.linear(linear(name + ".c_attn", width, 3 * width), x); // [batch, time, 3 * hidden]
        T attended = ops.causalAttention(heads, queryKeyValue); // [batch, time, hidden]
        return ops.dropout(config.dropout(), ops.linear(residualLinear(name + ".c_proj", width, width), attended));
    }

    private <T> T feedForward(Ops<T> ops, String name, T x) {
        int width = config.hiddenSize();
        T wide = ops.activate(
                Activation.GELU_TANH,
                ops.linear(linear(name + ".c_fc", width, 4 * width), x)); // [batch, time, 4 * hidden]
        return ops.dropout(config.dropout(), ops.linear(residualLinear(name + ".c_proj", 4 * width, width), wide));
    }

    private Parameter table(String name, int rows) {
        return new Parameter(name, List.of(rows, config.hiddenSize()), new Initialisation.Normal(STANDARD_DEVIATION));
    }

    private Linear linear(String name, int in, int out) {
        return linear(name, in, out, STANDARD_DEVIATION);
    }

    /** Every block adds twice to the residual stream; scaling keeps its variance from growing with depth. */
    private Linear residualLinear(String name, int in, int out) {
        return linear(name, in, out, STANDARD_DEVIATION / Math.sqrt(2.0 * config.layers()));
    }

    private Linear linear(String name, int in, int out, double standardDeviation) {
        var initialisation = new Initialisation.Normal(standardDeviation);
        return new Linear(
                new Parameter(name + ".weight", List.of(in, out), initialisation),
                bias(name, out),
                Linear.Orientation.INPUT_MAJOR);
    }

    private LayerNorm norm(String name) {
        int width = config.hiddenSize();
        return new LayerNorm(
                new Parameter(name + ".weight", List.of(width), ONES), bias(name, width), config.layerNormEpsilon());
    }

    private @Nullable Parameter bias(String name, int width) {
        return config.bias() ? new Parameter(name + ".bias", List.of(width), ZEROS) : null;
    }
}
