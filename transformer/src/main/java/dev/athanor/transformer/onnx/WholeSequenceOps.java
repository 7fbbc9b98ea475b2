package dev.athanor.transformer.onnx;

import dev.athanor.transformer.ops.CausalAttention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a model that reads whole sequences, in standard operators alone. */
final class WholeSequenceOps extends GraphOps {

    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBE = 0.044715;

    private @Nullable String mask;

    WholeSequenceOps(Graph graph) {
        super(graph);
    }

    @Override
    public String positions(String tokens) {
        String shape = graph.node("Shape", List.of(tokens)); // [batch, time]
        String time = graph.node("Gather", List.of(shape, graph.integer(1)));
        return graph.node("Range", List.of(graph.integer(0), time, graph.integer(1))); // [time]
    }

    /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}. */
    @Override
    public String geluTanh(String x) {
        String cube = graph.node("Pow", List.of(x, graph.number(3)));
        String bent = add(x, multiply(cube, GELU_CUBE));
        String gate = add(graph.node("Tanh", List.of(multiply(bent, GELU_SCALE))), graph.number(1));
        return graph.node("Mul", List.of(multiply(x, 0.5), gate));
    }

    /** Query heads are grouped by the key-value head that they share; with one query head each, groups have one. */
    @Override
    public String causalAttention(CausalAttention attention, String queryKeyValue) {
        int group = attention.heads() / attention.keyValueHeads();
        Projections split = split(attention, queryKeyValue);
        String query = heads(attention, group, split.query(), 0, 2, 3, 1, 4); // [batch, kvHeads, group, time, headDim]
        String key = heads(attention, 1, split.key(), 0, 2, 3, 4, 1); // [batch, kvHeads, 1, headDim, time]
        String value = heads(attention, 1, split.value(), 0, 2, 3, 1, 4); // [batch, kvHeads, 1, time, headDim]

        String products = graph.node("MatMul", List.of(query, key)); // [batch, kvHeads, group, time, time]
        String scores = add(multiply(products, 1 / Math.sqrt(attention.headSize())), mask(queryKeyValue));
        String shares = graph.node("Softmax", List.of(scores), Attribute.of("axis", -1L));
        String mixed = graph.node("MatMul", List.of(shares, value)); // [batch, kvHeads, group, time, headDim]

        String joined = graph.node("Transpose", List.of(mixed), Attribute.of("perm", new long[] {0, 3, 1, 2, 4}));
        return graph.node("Reshape", List.of(joined, graph.integers(0, 0, attention.width())));
    }

    private record Projections(String query, String key, String value) {}

    private Projections split(CausalAttention attention, String queryKeyValue) {
        long keyWidth = (long) attention.keyValueHeads() * attention.headSize();
        String widths = graph.integers(attention.width(), keyWidth, keyWidth);
        String name = "layer_" + attention.layer();
        var split = new Projections(name + "_query", name + "_key", name + "_value");
        List<String> outputs = List.of(split.query(), split.key(), split.value());
        graph.node("", "Split", List.of(queryKeyValue, widths), outputs, Attribute.of("axis", -1L));
        return split;
    }

    private String heads(CausalAttention attention, int group, String x, long... order) {
        String shape = graph.integers(0, 0, attention.keyValueHeads(), group, attention.headSize());
        String apart = graph.node("Reshape", List.of(x, shape)); // [batch, time, kvHeads, group, headDim]
        return graph.node("Transpose", List.of(apart), Attribute.of("perm", order));
    }

    /** {@code [time, time]}: the lowest number where a key lies in the future, else zero. */
    private String mask(String x) {
        if (mask == null) {
            String time = graph.node("Shape", List.of(x), Attribute.of("start", 1L), Attribute.of("end", 2L));
            String square = graph.node("Concat", List.of(time, time), Attribute.of("axis", 0L));
            String lowest =
                    graph.node("ConstantOfShape", List.of(square), Attribute.ofTensor("value", -Float.MAX_VALUE));
            mask = graph.node("Trilu", List.of(lowest, graph.integer(1)), Attribute.of("upper", 1L));
        }
        return mask;
    }

    private String multiply(String x, double factor) {
        return graph.node("Mul", List.of(x, graph.number(factor)));
    }
}
