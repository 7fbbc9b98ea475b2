package dev.athanor.transformer.model;

import static dev.athanor.transformer.ops.Initialisation.ONES;
import static dev.athanor.transformer.ops.Initialisation.ZEROS;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import java.util.List;

/**
 * Llama (<a href="https://arxiv.org/abs/2302.13971">Touvron et al., 2023</a>): rotary positions, root-mean-square norms,
 * gated feed-forward layers (<a href="https://arxiv.org/abs/2002.05202">Shazeer, 2020</a>), and heads of queries that may
 * share keys and values.
 */
public final class Llama implements LanguageModel {

    private static final double STANDARD_DEVIATION = 0.02;

    private final LlamaConfig config;

    public Llama(LlamaConfig config) {
        this.config = config;
    }

    /** Its shape. */
    public LlamaConfig config() {
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
        Parameter words = matrix("model.embed_tokens", config.vocabularySize(), config.hiddenSize());
        T x = ops.embedding(words, tokens); // [batch, time, hidden]
        for (int layer = 0; layer < config.layers(); layer++) {
            int index = layer;
            x = ops.block(layer, x, input -> block(ops, index, input));
        }
        x = ops.rmsNorm(norm("model.norm"), x);
        Parameter scores =
                config.tiedEmbeddings() ? words : matrix("lm_head", config.vocabularySize(), config.hiddenSize());
        return ops.linear(new Linear(scores, null, Linear.Orientation.OUTPUT_MAJOR), x); // [batch, time, vocabulary]
    }

    private <T> T block(Ops<T> ops, int layer, T x) {
        String name = "model.layers." + layer;
        x = ops.add(x, attention(ops, layer, name + ".self_attn", ops.rmsNorm(norm(name + ".input_layernorm"), x)));
        return ops.add(x, feedForward(ops, name + ".mlp", ops.rmsNorm(norm(name + ".post_attention_layernorm"), x)));
    }

    private <T> T attention(Ops<T> ops, int layer, String name, T x) {
        Attention attention = Attention.scaled(
                        Attention.Reach.CAUSAL,
                        layer,
                        config.heads(),
                        config.keyValueHeads(),
                        config.headSize(),
                        config.attentionDropout())
                .with(config.rotary());
        int hidden = config.hiddenSize();
        boolean bias = config.attentionBias();
        T queries = ops.linear(linear(name + ".q_proj", hidden, attention.width(), bias), x);
        T keys = ops.linear(linear(name + ".k_proj", hidden, attention.keyValueWidth(), bias), x);
        T values = ops.linear(linear(name + ".v_proj", hidden, attention.keyValueWidth(), bias), x);
        T attended = ops.attention(attention, queries, keys, values, null); // [batch, time, heads * headSize]
        return ops.linear(residualLinear(name + ".o_proj", attention.width(), hidden, bias), attended);
    }

    private <T> T feedForward(Ops<T> ops, String name, T x) {
        int hidden = config.hiddenSize();
        int wide = config.feedForwardSize();
        boolean bias = config.feedForwardBias();
        T gate = ops.activate(Activation.SILU, ops.linear(linear(name + ".gate_proj", hidden, wide, bias), x));
        T up = ops.linear(linear(name + ".up_proj", hidden, wide, bias), x); // [batch, time, feedForwardSize]
        return ops.linear(residualLinear(name + ".down_proj", wide, hidden, bias), ops.multiply(gate, up));
    }

    private Linear linear(String name, int in, int out, boolean bias) {
        return linear(name, in, out, bias, STANDARD_DEVIATION);
    }

    /** Every block adds twice to the residual stream; scaling keeps its variance from growing with depth. */
    private Linear residualLinear(String name, int in, int out, boolean bias) {
        return linear(name, in, out, bias, STANDARD_DEVIATION / Math.sqrt(2.0 * config.layers()));
    }

    private static Linear linear(String name, int in, int out, boolean bias, double standardDeviation) {
        return new Linear(
                new Parameter(name + ".weight", List.of(out, in), new Initialisation.Normal(standardDeviation)),
                bias ? new Parameter(name + ".bias", List.of(out), ZEROS) : null,
                Linear.Orientation.OUTPUT_MAJOR);
    }

    private static Parameter matrix(String name, int rows, int columns) {
        return new Parameter(name + ".weight", List.of(rows, columns), new Initialisation.Normal(STANDARD_DEVIATION));
    }

    private RmsNorm norm(String name) {
        return new RmsNorm(new Parameter(name + ".weight", List.of(config.hiddenSize()), ONES), config.normEpsilon());
    }
}
