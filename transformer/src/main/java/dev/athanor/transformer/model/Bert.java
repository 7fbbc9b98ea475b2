package dev.athanor.transformer.model;

import static dev.athanor.transformer.ops.Initialisation.ONES;
import static dev.athanor.transformer.ops.Initialisation.ZEROS;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;

/**
 * BERT (<a href="https://arxiv.org/abs/1810.04805">Devlin et al., 2019</a>) without a head: every token sees the whole
 * sequence, and norms stand behind each half of a block. {@link BertMaskedLanguageModel} and {@link BertClassifier} put
 * heads on it.
 */
final class Bert {

    private static final double STANDARD_DEVIATION = 0.02;

    private final BertConfig config;

    Bert(BertConfig config) {
        this.config = config;
    }

    /** What a sequence means, token by token, {@code [batch, time, hidden]}. */
    <T> T states(Ops<T> ops, EncoderInputs<T> inputs) {
        T x = ops.dropout(config.dropout(), embeddings(ops, inputs));
        for (int layer = 0; layer < config.layers(); layer++) {
            int number = layer;
            x = ops.block(layer, x, rows -> block(ops, number, inputs.keyMask(), rows));
        }
        return x;
    }

    private <T> T embeddings(Ops<T> ops, EncoderInputs<T> inputs) {
        T words = ops.embedding(wordTable(), inputs.tokens()); // [batch, time, hidden]
        T places = ops.embedding(
                table("bert.embeddings.position_embeddings", config.contextLength()), ops.positions(inputs.tokens()));
        T segments =
                ops.embedding(table("bert.embeddings.token_type_embeddings", config.segments()), inputs.segments());
        return ops.layerNorm(norm("bert.embeddings.LayerNorm"), ops.add(ops.add(words, places), segments));
    }

    private <T> T block(Ops<T> ops, int layer, T keyMask, T x) {
        String name = "bert.encoder.layer." + layer;
        T attended = attention(ops, layer, name + ".attention", keyMask, x);
        x = ops.layerNorm(norm(name + ".attention.output.LayerNorm"), ops.add(attended, x));
        T wide = ops.activate(
                config.activation(),
                ops.linear(linear(name + ".intermediate.dense", config.hiddenSize(), config.feedForwardSize()), x));
        T fed = ops.linear(linear(name + ".output.dense", config.feedForwardSize(), config.hiddenSize()), wide);
        return ops.layerNorm(norm(name + ".output.LayerNorm"), ops.add(ops.dropout(config.dropout(), fed), x));
    }

    private <T> T attention(Ops<T> ops, int layer, String name, T keyMask, T x) {
        int hidden = config.hiddenSize();
        Attention heads = Attention.scaled(
                Attention.Reach.BIDIRECTIONAL,
                layer,
                config.heads(),
                config.heads(),
                config.headSize(),
                config.attentionDropout());
        T queries = ops.linear(linear(name + ".self.query", hidden, hidden), x);
        T keys = ops.linear(linear(name + ".self.key", hidden, hidden), x);
        T values = ops.linear(linear(name + ".self.value", hidden, hidden), x);
        T attended = ops.attention(heads, queries, keys, values, keyMask); // [batch, time, hidden]
        return ops.dropout(config.dropout(), ops.linear(linear(name + ".output.dense", hidden, hidden), attended));
    }

    /** The words' embeddings, {@code [vocabulary, hidden]}. */
    Parameter wordTable() {
        return table("bert.embeddings.word_embeddings", config.vocabularySize());
    }

    private Parameter table(String name, int rows) {
        return new Parameter(
                name + ".weight", List.of(rows, config.hiddenSize()), new Initialisation.Normal(STANDARD_DEVIATION));
    }

    /** A layer with a bias, as all of BERT's are. */
    static Linear linear(String name, int in, int out) {
        return new Linear(
                new Parameter(name + ".weight", List.of(out, in), new Initialisation.Normal(STANDARD_DEVIATION)),
                new Parameter(name + ".bias", List.of(out), ZEROS),
                Linear.Orientation.OUTPUT_MAJOR);
    }

    /** A norm of the residual stream. */
    LayerNorm norm(String name) {
        List<Integer> shape = List.of(config.hiddenSize());
        return new LayerNorm(
                new Parameter(name + ".weight", shape, ONES),
                new Parameter(name + ".bias", shape, ZEROS),
                config.layerNormEpsilon());
    }
}
