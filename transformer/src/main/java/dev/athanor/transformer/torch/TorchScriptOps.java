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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final int BFLOAT16 = 15;

    private static final String INDENT = "    ";

    /** The path to the numbered modules, the number, and the path from there. */
    private static final Pattern NUMBERED = Pattern.compile("(.+?)\\.(\\d+)\\.(.+)");

    /** Measured: beyond this context the fused kernel is as fast, and the products' memory grows quadratically. */
    private static final int LONGEST_BY_PRODUCTS = 512;

    private final Precision precision;
    private final int contextLength;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();

    TorchScriptOps(Precision precision, int contextLength) {
        this.precision = precision;
        this.contextLength = contextLength;
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
        String name = "h" + attention.layer() + "_";
        // [3, batch, heads, time, headSize]
        line("%spacked = torch.permute(torch.view(%s, [batch, time, 3, %d, %d]), [2, 0, 3, 1, 4])"
                .formatted(name, queryKeyValue, attention.heads(), attention.headSize()));
        String heads = usesProducts() ? attendByProducts(attention, name) : attendFused(attention, name);
        // [batch * time, heads * headSize]
        return assign(
                name + "attended",
                Layout.ROWS,
                "torch.reshape(torch.transpose(%s, 1, 2), [-1, %d])".formatted(heads, attention.width()));
    }

    /**
     * The fused kernel is slow in bfloat16 and needs no memory for the attention weights; plain products are fast and
     * need {@code time * time} of it per head.
     */
    private boolean usesProducts() {
        return precision == Precision.BF16 && contextLength <= LONGEST_BY_PRODUCTS;
    }

    private String attendFused(CausalAttention attention, String name) {
        String probability =
                attention.dropout() == 0 ? "0." : "(%s if training else 0.)".formatted(attention.dropout());
        line("%1$sq, %1$sk, %1$sv, = torch.unbind(%1$spacked, 0)".formatted(name));
        line("%1$sheads = torch.scaled_dot_product_attention(%1$sq, %1$sk, %1$sv, None, %2$s, True)"
                .formatted(name, probability));
        return name + "heads"; // [batch, heads, time, headSize]
    }

    private String attendByProducts(CausalAttention attention, String name) {
        String mask = mask();
        // each [batch * heads, time, headSize]
        line("%1$sq, %1$sk, %1$sv, = torch.unbind(torch.flatten(%1$spacked, 1, 2), 0)".formatted(name));
        line("%1$sscores = torch.baddbmm(%2$s, %1$sq, torch.transpose(%1$sk, 1, 2), beta=1, alpha=%3$s)"
                .formatted(name, mask, 1 / Math.sqrt(attention.headSize())));
        line("%1$sshares = torch.softmax(%1$sscores, -1)".formatted(name));
        if (attention.dropout() > 0) {
            line("%1$sshares = torch.dropout(%1$sshares, %2$s, training)".formatted(name, attention.dropout()));
        }
        line("%1$sheads = torch.view(torch.bmm(%1$sshares, %1$sv), [batch, %2$d, time, %3$d])"
                .formatted(name, attention.heads(), attention.headSize()));
        return name + "heads"; // [batch, heads, time, headSize]
    }

    /** {@code [time, time]}, minus infinity above the diagonal; written where it is first needed. */
    private String mask() {
        if (used.put("mask", 1) == null) {
            line("mask = torch.triu(torch.full([time, time], float(\"-inf\"), dtype=%d, device=tokens.device), 1)"
                    .formatted(BFLOAT16));
        }
        return "mask";
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

    /** Blocks are numbered, which is no identifier, so each gets a variable where it is first mentioned. */
    private String weight(Parameter parameter) {
        Matcher numbered = NUMBERED.matcher(parameter.name());
        if (!numbered.matches()) {
            return ModuleTree.expression(parameter.name());
        }
        String block = shortened(numbered.group(1)) + numbered.group(2);
        if (used.put(block, 1) == null) {
            line("%s = %s".formatted(block, ModuleTree.expression(numbered.group(1) + "." + numbered.group(2))));
        }
        return block + "." + numbered.group(3);
    }

    /** {@code transformer.h.0.attn.c_attn.weight} becomes {@code h0_attn_c_attn}. */
    private static String nameOf(Parameter parameter) {
        return shortened(parameter.name())
                .replaceFirst("\\.(weight|bias)$", "")
                .replaceAll("\\.(\\d+)\\.", "$1_")
                .replace('.', '_');
    }

    /** Without the name of the model as a whole, which all paths begin with. */
    private static String shortened(String path) {
        return path.substring(path.indexOf('.') + 1);
    }
}
