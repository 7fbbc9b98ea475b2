package dev.athanor.transformer.model;

import static dev.athanor.transformer.ops.Initialisation.ONES;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.Attention.Reach;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.AttentionPositions.RelativeBias;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * T5 (<a href="https://arxiv.org/abs/1910.10683">Raffel et al., 2020</a>): an encoder that reads, a decoder that writes and
 * looks at what was read, distances for positions, norms before each part of a block, no biases, and scores that are not
 * scaled, which first weights make up for. Version 1.1 has gated feed-forward layers and a last layer of its own.
 */
public final class T5 implements SequenceToSequence {

    private final T5Config config;

    public T5(T5Config config) {
        this.config = config;
    }

    /** Its shape. */
    public T5Config config() {
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
    public <T> T logits(Ops<T> ops, T tokens, T keyMask, T decoderTokens) {
        T read = encode(ops, tokens, keyMask); // [batch, time, hidden]
        T x = decode(ops, decoderTokens, read, keyMask); // [batch, decoderTime, hidden]
        if (config.scaledOutputs()) {
            x = ops.scale(x, 1 / Math.sqrt(config.hiddenSize()));
        }
        Parameter scores =
                config.tiedEmbeddings() ? words() : matrix("lm_head", config.vocabularySize(), config.hiddenSize(), 1);
        return ops.linear(new Linear(scores, null, Linear.Orientation.OUTPUT_MAJOR), x);
    }

    private <T> T encode(Ops<T> ops, T tokens, T keyMask) {
        T x = ops.dropout(config.dropout(), ops.embedding(words(), tokens));
        for (int layer = 0; layer < config.encoderLayers(); layer++) {
            int number = layer;
            x = ops.block(layer, x, rows -> encoderBlock(ops, number, keyMask, rows));
        }
        return ops.dropout(config.dropout(), ops.rmsNorm(norm("encoder.final_layer_norm"), x));
    }

    private <T> T encoderBlock(Ops<T> ops, int layer, T keyMask, T input) {
        String name = "encoder.block." + layer + ".layer";
        Attention own = attention(Reach.BIDIRECTIONAL, layer).with(distances("encoder"));
        T x = ops.add(input, attendToSelf(ops, own, name + ".0", keyMask, input));
        return ops.add(x, feedForward(ops, name + ".1", x));
    }

    private <T> T decode(Ops<T> ops, T tokens, T read, T readMask) {
        T x = ops.dropout(config.dropout(), ops.embedding(words(), tokens));
        for (int layer = 0; layer < config.decoderLayers(); layer++) {
            int number = layer;
            x = ops.block(layer, x, read, (rows, seen) -> decoderBlock(ops, number, rows, seen, readMask));
        }
        return ops.dropout(config.dropout(), ops.rmsNorm(norm("decoder.final_layer_norm"), x));
    }

    private <T> T decoderBlock(Ops<T> ops, int layer, T input, T read, T readMask) {
        String name = "decoder.block." + layer + ".layer";
        Attention own = attention(Reach.CAUSAL, layer).with(distances("decoder"));
        // Padding stands behind what is written, so no token that counts sees it.
        T x = ops.add(input, attendToSelf(ops, own, name + ".0", null, input));
        T query = ops.rmsNorm(norm(name + ".1.layer_norm"), x);
        x = ops.add(x, attend(ops, attention(Reach.CROSS, layer), name + ".1.EncDecAttention", query, read, readMask));
        return ops.add(x, feedForward(ops, name + ".2", x));
    }

    private <T> T attendToSelf(Ops<T> ops, Attention attention, String name, @Nullable T keyMask, T x) {
        T normed = ops.rmsNorm(norm(name + ".layer_norm"), x);
        return attend(ops, attention, name + ".SelfAttention", normed, normed, keyMask);
    }

    /** What {@code from} finds in {@code to}, {@code [batch, time of from, hidden]}. */
    private <T> T attend(Ops<T> ops, Attention attention, String name, T from, T to, @Nullable T keyMask) {
        int hidden = config.hiddenSize();
        int width = attention.width();
        double deviation = 1 / Math.sqrt(hidden);
        T queries = ops.linear(
                linear(name + ".q", hidden, width, 1 / Math.sqrt((double) hidden * config.headSize())), from);
        T keys = ops.linear(linear(name + ".k", hidden, width, deviation), to);
        T values = ops.linear(linear(name + ".v", hidden, width, deviation), to);
        T attended = ops.attention(attention, queries, keys, values, keyMask);
        return ops.dropout(
                config.dropout(), ops.linear(linear(name + ".o", width, hidden, 1 / Math.sqrt(width)), attended));
    }

    private <T> T feedForward(Ops<T> ops, String name, T x) {
        int hidden = config.hiddenSize();
        int wide = config.feedForwardSize();
        String dense = name + ".DenseReluDense";
        double deviation = 1 / Math.sqrt(hidden);
        T normed = ops.rmsNorm(norm(name + ".layer_norm"), x);
        String first = config.gated() ? ".wi_0" : ".wi";
        T inner = ops.activate(config.activation(), ops.linear(linear(dense + first, hidden, wide, deviation), normed));
        if (config.gated()) {
            inner = ops.multiply(inner, ops.linear(linear(dense + ".wi_1", hidden, wide, deviation), normed));
        }
        inner = ops.dropout(config.dropout(), inner); // [batch, time, feedForwardSize]
        return ops.dropout(
                config.dropout(), ops.linear(linear(dense + ".wo", wide, hidden, 1 / Math.sqrt(wide)), inner));
    }

    private Attention attention(Reach reach, int layer) {
        return new Attention(
                reach,
                layer,
                config.heads(),
                config.heads(),
                config.headSize(),
                1,
                config.dropout(),
                AttentionPositions.UNKNOWN);
    }

    /** All layers of one side share the table that its first layer keeps. */
    private RelativeBias distances(String side) {
        Parameter table = matrix(
                side + ".block.0.layer.0.SelfAttention.relative_attention_bias",
                config.buckets(),
                config.heads(),
                1 / Math.sqrt(config.hiddenSize()));
        return new RelativeBias(table, config.farthest());
    }

    private Parameter words() {
        return matrix("shared", config.vocabularySize(), config.hiddenSize(), 1);
    }

    private static Linear linear(String name, int in, int out, double standardDeviation) {
        return new Linear(matrix(name, out, in, standardDeviation), null, Linear.Orientation.OUTPUT_MAJOR);
    }

    private static Parameter matrix(String name, int rows, int columns, double standardDeviation) {
        return new Parameter(name + ".weight", List.of(rows, columns), new Initialisation.Normal(standardDeviation));
    }

    private RmsNorm norm(String name) {
        return new RmsNorm(new Parameter(name + ".weight", List.of(config.hiddenSize()), ONES), config.normEpsilon());
    }
}
