package dev.athanor.transformer.torch;

import dev.athanor.transformer.ops.CausalAttention;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** TorchScript names types by number. */
    static final int BFLOAT16 = 15;

    static final int FLOAT32 = 6;

    private static final String INDENT = "    ";

    private final Precision precision;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();

    TorchScriptOps(Precision precision) {
        this.precision = precision;
        lines.add(INDENT + "batch = torch.size(tokens, 0)");
        lines.add(INDENT + "time = torch.size(tokens, 1)");
    }

    /** The method's body so far, without its return. */
    String body() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Variable positions(Variable tokens) {
        return new Variable("positions", Layout.POSITIONS);
    }

    @Override
    public Variable embedding(Parameter table, Variable indices) {
        String name = nameOf(table);
        return switch (indices.layout()) {
            case TOKENS -> assign(name, Layout.SEQUENCES, "torch.embedding(%s, %s)".formatted(weight(table), indices));
            // The positions are the first rows of the table in order: a slice, and no gather.
            case POSITIONS -> assign(name, Layout.PLACES, "torch.slice(%s, 0, 0, time)".formatted(weight(table)));
            case SEQUENCES, PLACES, ROWS -> throw new IllegalArgumentException(indices + " are no indices");
        };
    }

    @Override
    public Variable linear(Linear layer, Variable x) {
        String product = layer.bias() == null
                ? "torch.mm(%s, %s)".formatted(compute(x), compute(layer.weight()))
                : "torch.addmm(%s, %s, %s)".formatted(compute(layer.bias()), compute(x), compute(layer.weight()));
        return assign(nameOf(layer.weight()), Layout.ROWS, product);
    }

    @Override
    public Variable tiedProjection(Parameter table, Variable x) {
        return assign("logits", Layout.ROWS, "torch.mm(%s, torch.t(%s))".formatted(compute(x), compute(table)));
    }

    @Override
    public Variable layerNorm(LayerNorm norm, Variable x) {
        String normed = "torch.layer_norm(%s, [%d], %s, %s, %s)"
                .formatted(
                        x,
                        norm.width(),
                        weight(norm.weight()),
                        norm.bias() == null ? "None" : weight(norm.bias()),
                        norm.epsilon());
        return assign(nameOf(norm.weight()), Layout.ROWS, normed);
    }

    @Override
    public Variable geluTanh(Variable x) {
        return assign("gelu", Layout.ROWS, "torch.gelu(%s, approximate=\"tanh\")".formatted(x));
    }

    @Override
    public Variable causalAttention(CausalAttention attention, Variable queryKeyValue) {
        if (attention.heads() != attention.keyValueHeads()) {
            throw new UnsupportedOperationException("grouped key-value heads");
        }
        int heads = attention.heads();
        int size = attention.headSize();
        String name = "h" + attention.layer() + "_";
        String packed = name + "packed";
        // [3, batch, heads, time, headSize]
        line("%s = torch.permute(torch.view(%s, [batch, time, 3, %d, %d]), [2, 0, 3, 1, 4])"
                .formatted(packed, queryKeyValue, heads, size));
        line("%sq, %sk, %sv, = torch.unbind(%s, 0)".formatted(name, name, name, packed));
        line("%sheads = torch.scaled_dot_product_attention(%sq, %sk, %sv, None, %s, True)"
                .formatted(name, name, name, name, dropoutProbability(attention.dropout())));
        return assign(
                name + "attended",
                Layout.ROWS,
                "torch.reshape(torch.transpose(%sheads, 1, 2), [-1, %d])".formatted(name, attention.width()));
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
        String sum = "torch.add(%s, %s)".formatted(left, right);
        return left.layout() == Layout.SEQUENCES
                ? assign("x", Layout.ROWS, "torch.flatten(%s, 0, 1)".formatted(sum))
                : assign("x", left.layout(), sum);
    }

    private static String dropoutProbability(double probability) {
        return probability == 0 ? "0." : "(%s if training else 0.)".formatted(probability);
    }

    private Variable assign(String base, Layout layout, String expression) {
        int count = used.merge(base, 1, Integer::sum);
        String name = count == 1 ? base : base + "_" + count;
        line(name + " = " + expression);
        return new Variable(name, layout);
    }

    private void line(String line) {
        lines.add(INDENT + line);
    }

    private String compute(Variable x) {
        return cast(x.name());
    }

    private String compute(Parameter parameter) {
        return cast(weight(parameter));
    }

    private String cast(String expression) {
        return switch (precision) {
            case FP32 -> expression;
            case BF16 -> "torch.to(%s, %d)".formatted(expression, BFLOAT16);
        };
    }

    private static String weight(Parameter parameter) {
        return ModuleTree.expression(parameter.name());
    }

    /** {@code transformer.h.0.attn.c_attn.weight} becomes {@code h0_attn_c_attn}. */
    private static String nameOf(Parameter parameter) {
        return parameter
                .name()
                .replaceFirst("^transformer\\.", "")
                .replaceFirst("\\.(weight|bias)$", "")
                .replaceAll("\\.(\\d+)\\.", "$1_")
                .replace('.', '_');
    }
}
