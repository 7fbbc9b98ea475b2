package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Interprets a model as the lines of a TorchScript method. Between the embeddings and the logits, activations are
 * matrices with one row per token: linear layers are then single matrix products, and neither they nor their gradients
 * reshape anything.
 *
 * <p>The lines expect the names {@code self}, {@code tokens} ({@code [batch, time]}, int64) and {@code training} (bool).
 */
final class TorchScriptOps implements Ops<TorchScriptOps.Variable> {

    /** What the dimensions of a variable are. */
    enum Layout {
        /** {@code [batch, time]}, token ids. */
        TOKENS,
        /** No variable at all: {@code 0 .. time-1}. */
        POSITIONS,
        /** {@code [batch, time, width]}. */
        SEQUENCES,
        /** {@code [time, width]}. */
        PLACES,
        /** {@code [batch * time, width]}. */
        ROWS
    }

    /**
     * A variable of the method.
     *
     * @param name in the source
     * @param layout of its dimensions
     */
    record Variable(String name, Layout layout) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final Variable TOKENS = new Variable("tokens", Layout.TOKENS);

    private final Precision precision;
    private final MethodBody body = new MethodBody();
    private final WeightNames weights = new WeightNames(body);
    private final DocumentLines documents;
    private final AttentionLines attention;
    private final Set<Parameter> tables = new HashSet<>();
    private @Nullable String labelled;

    TorchScriptOps(Precision precision, int contextLength, Documents documents) {
        this.precision = precision;
        this.documents = new DocumentLines(body, documents);
        this.attention = new AttentionLines(body, precision, contextLength, weights::expression, this.documents);
        body.line("batch = torch.size(tokens, 0)");
        body.line("time = torch.size(tokens, 1)");
    }

    /**
     * Lets places without labels go where the model does.
     *
     * @param name of the argument that holds the numbers of the others, {@code [labels]}, int64
     */
    void keepLabelled(String name) {
        body.argument(name);
        labelled = name;
    }

    /**
     * An argument of the method: {@code [batch * time, width]}.
     *
     * @param name of the argument
     */
    Variable argument(String name) {
        body.argument(name);
        return new Variable(name, Layout.ROWS);
    }

    /** The parameters that the method uses, each once. */
    List<Parameter> parameters() {
        return weights.mentioned();
    }

    /** The method's body so far, without its return. */
    String body() {
        return body.text();
    }

    @Override
    public Variable positions(Variable tokens) {
        return new Variable("positions", Layout.POSITIONS);
    }

    @Override
    public Variable embedding(Parameter table, Variable indices) {
        String name = WeightNames.nameOf(table);
        tables.add(table);
        return switch (indices.layout()) {
            case TOKENS ->
                assign(name, Layout.SEQUENCES, "torch.embedding(%s, %s)".formatted(weights.expression(table), indices));
            case POSITIONS -> places(name, weights.expression(table));
            case SEQUENCES, PLACES, ROWS -> throw new IllegalArgumentException(indices + " are no indices");
        };
    }

    /** In a sequence of one text the places are the first rows of their table in order: a slice, and no gather. */
    private Variable places(String name, String table) {
        return documents.areSeparate()
                ? assign(name, Layout.SEQUENCES, "torch.embedding(%s, %s)".formatted(table, documents.places()))
                : assign(name, Layout.PLACES, "torch.slice(%s, 0, 0, time)".formatted(table));
    }

    @Override
    public Variable linear(Linear layer, Variable x) {
        String weight =
                switch (layer.orientation()) {
                    case INPUT_MAJOR -> compute(layer.weight());
                    case OUTPUT_MAJOR -> "torch.t(%s)".formatted(compute(layer.weight()));
                };
        String product = layer.bias() == null
                ? "torch.mm(%s, %s)".formatted(compute(rows(x)), weight)
                : "torch.addmm(%s, %s, %s)".formatted(compute(layer.bias()), compute(rows(x)), weight);
        // What multiplies by a table of embeddings scores its rows.
        String name = tables.contains(layer.weight()) ? "logits" : WeightNames.nameOf(layer.weight());
        return assign(name, Layout.ROWS, product);
    }

    @Override
    public Variable layerNorm(LayerNorm norm, Variable x) {
        String normed = "torch.layer_norm(%s, [%d], %s, %s, %s)"
                .formatted(
                        rows(x),
                        norm.width(),
                        weights.expression(norm.weight()),
                        norm.bias() == null ? "None" : weights.expression(norm.bias()),
                        norm.epsilon());
        return assign(WeightNames.nameOf(norm.weight()), Layout.ROWS, normed);
    }

    @Override
    public Variable rmsNorm(RmsNorm norm, Variable x) {
        String normed = "torch.rms_norm(%s, [%d], %s, %s)"
                .formatted(rows(x), norm.width(), weights.expression(norm.weight()), norm.epsilon());
        return assign(WeightNames.nameOf(norm.weight()), Layout.ROWS, normed);
    }

    @Override
    public Variable activate(Activation activation, Variable x) {
        return switch (activation) {
            case GELU -> assign("gelu", x.layout(), "torch.gelu(%s)".formatted(x));
            case GELU_TANH -> assign("gelu", x.layout(), "torch.gelu(%s, approximate=\"tanh\")".formatted(x));
            case SILU -> assign("silu", x.layout(), "torch.silu(%s)".formatted(x));
            case RELU -> assign("relu", x.layout(), "torch.relu(%s)".formatted(x));
            case TANH -> assign("tanh", x.layout(), "torch.tanh(%s)".formatted(x));
        };
    }

    @Override
    public Variable causalAttention(Attention shape, Variable queryKeyValue) {
        return new Variable(attention.ofPacked(shape, queryKeyValue.name()), Layout.ROWS);
    }

    @Override
    public Variable attention(
            Attention shape, Variable queries, Variable keys, Variable values, @Nullable Variable keyMask) {
        String mask = keyMask == null ? null : keyMask.name();
        return new Variable(attention.ofSeparate(shape, queries.name(), keys.name(), values.name(), mask), Layout.ROWS);
    }

    @Override
    public Variable firstToken(Variable x) {
        Variable all = rows(x);
        // A sequence of one token is a row.
        return assign(
                "first",
                Layout.ROWS,
                "torch.select(torch.view(%1$s, [batch, -1, torch.size(%1$s, 1)]), 1, 0)".formatted(all));
    }

    @Override
    public Variable labelled(Variable x) {
        return labelled == null
                ? x
                : assign("labelled_rows", Layout.ROWS, "torch.index_select(%s, 0, %s)".formatted(rows(x), labelled));
    }

    @Override
    public Variable dropout(double probability, Variable x) {
        if (probability == 0) {
            return x;
        }
        return assign(x.name(), x.layout(), "torch.dropout(%s, %s, training)".formatted(x, probability));
    }

    @Override
    public Variable add(Variable left, Variable right) {
        if (left.layout() == Layout.SEQUENCES && right.layout() == Layout.PLACES) {
            return assign("x", Layout.ROWS, "torch.flatten(torch.add(%s, %s), 0, 1)".formatted(left, right));
        }
        return assign("x", Layout.ROWS, "torch.add(%s, %s)".formatted(rows(left), rows(right)));
    }

    @Override
    public Variable multiply(Variable left, Variable right) {
        return assign("product", Layout.ROWS, "torch.mul(%s, %s)".formatted(rows(left), rows(right)));
    }

    @Override
    public Variable scale(Variable x, double factor) {
        return assign(x.name(), x.layout(), "torch.mul(%s, %s)".formatted(x, factor));
    }

    /** What comes from embeddings in sequences, as the rows that all else works on. */
    Variable rows(Variable x) {
        return switch (x.layout()) {
            case ROWS -> x;
            case SEQUENCES ->
                new Variable(
                        body.once("rows of " + x, () -> body.assign("x", "torch.flatten(%s, 0, 1)".formatted(x))),
                        Layout.ROWS);
            case TOKENS, POSITIONS, PLACES -> throw new IllegalArgumentException(x + " has no rows");
        };
    }

    private Variable assign(String base, Layout layout, String expression) {
        return new Variable(body.assign(base, expression), layout);
    }

    /** Cast once for all that read it: each cast is a copy, which the backward pass keeps. */
    private String compute(Variable x) {
        return precision == Precision.FP32
                ? x.name()
                : body.once("computing with " + x, () -> body.assign(x.name(), precision.cast(x.name())));
    }

    private String compute(Parameter parameter) {
        return precision.cast(weights.expression(parameter));
    }
}
