package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model that reads whole sequences, in standard operators alone. */
final class WholeSequenceOps extends GraphOps {

    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBE = 0.044715;

    private final ScoreAddends addends;
    private final Map<AttentionPositions, Angles> angles = new HashMap<>();

    /** Of rotary positions, {@code [time, 1, 1, headDim / 2]} each, the same for all layers. */
    private record Angles(String cosines, String sines) {}

    WholeSequenceOps(Graph graph) {
        super(graph);
        this.addends = new ScoreAddends(graph, this::use);
    }

    @Override
    public String positions(String tokens) {
        String shape = graph.node("Shape", List.of(tokens)); // [batch, time]
        String time = graph.node("Gather", List.of(shape, graph.integer(1)));
        return graph.node("Range", List.of(graph.integer(0), time, graph.integer(1))); // [time]
    }

    /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))}. */
    @Override
    String geluTanh(String x) {
        String cube = graph.node("Pow", List.of(x, graph.number(3)));
        String bent = add(x, scale(cube, GELU_CUBE));
        String gate = add(graph.node("Tanh", List.of(scale(bent, GELU_SCALE))), graph.number(1));
        return graph.node("Mul", List.of(scale(x, 0.5), gate));
    }

    @Override
    public String causalAttention(Attention attention, String queryKeyValue) {
        String widths = graph.integers(attention.width(), attention.width(), attention.width());
        String name = "layer_" + attention.layer();
        String query = name + "_query";
        String key = name + "_key";
        String value = name + "_value";
        List<String> outputs = List.of(query, key, value);
        graph.node("", "Split", List.of(queryKeyValue, widths), outputs, Attribute.of("axis", -1L));
        return attention(attention, query, key, value, null);
    }

    /** Query heads are grouped by the key-value head that they share; with one query head each, groups have one. */
    @Override
    public String attention(Attention attention, String queries, String keys, String values, @Nullable String keyMask) {
        String query = transposed(told(attention, apart(attention, attention.group(), queries)), 0, 2, 3, 1, 4);
        String key = transposed(told(attention, apart(attention, 1, keys)), 0, 2, 3, 4, 1);
        String value = transposed(apart(attention, 1, values), 0, 2, 3, 1, 4); // [batch, kvHeads, 1, keyTime, headDim]

        String products = graph.node("MatMul", List.of(query, key)); // [batch, kvHeads, group, time, keyTime]
        String scores = attention.scale() == 1 ? products : scale(products, attention.scale());
        for (String addend : addends.of(attention, queries, keyMask)) {
            scores = add(scores, addend);
        }
        String shares = graph.node("Softmax", List.of(scores), Attribute.of("axis", -1L));
        String mixed = graph.node("MatMul", List.of(shares, value)); // [batch, kvHeads, group, time, headDim]

        return graph.node(
                "Reshape", List.of(transposed(mixed, 0, 3, 1, 2, 4), graph.integers(0, 0, attention.width())));
    }

    /** {@code [batch, time, kvHeads, group, headDim]}. */
    private String apart(Attention attention, int group, String x) {
        String shape = graph.integers(0, 0, attention.keyValueHeads(), group, attention.headSize());
        return graph.node("Reshape", List.of(x, shape));
    }

    private String transposed(String x, long... order) {
        return graph.node("Transpose", List.of(x), Attribute.of("perm", order));
    }

    /** Queries or keys that know their places, if it is they who know. */
    private String told(Attention attention, String apart) {
        return switch (attention.positions()) {
            case AttentionPositions.Unknown unknown -> apart;
            case AttentionPositions.RelativeBias bias -> apart;
            case AttentionPositions.Rotary rotary -> turned(rotary, attention.headSize(), apart);
        };
    }

    /** The first half of a head is turned together with the second: {@code (a + ib) · (cos + i sin)}. */
    private String turned(AttentionPositions.Rotary rotary, int headSize, String apart) {
        Angles known = angles.computeIfAbsent(rotary, positions -> angles(rotary.frequencies(headSize), apart));
        String first = apart + "_first";
        String second = apart + "_second";
        String halves = graph.integers(headSize / 2, headSize / 2);
        graph.node("", "Split", List.of(apart, halves), List.of(first, second), Attribute.of("axis", -1L));
        String real = graph.node("Sub", List.of(multiply(first, known.cosines()), multiply(second, known.sines())));
        String imaginary = add(multiply(second, known.cosines()), multiply(first, known.sines()));
        return graph.node("Concat", List.of(real, imaginary), Attribute.of("axis", -1L));
    }

    private Angles angles(float[] frequencies, String apart) {
        String time = graph.node("Shape", List.of(apart), Attribute.of("start", 1L), Attribute.of("end", 2L));
        String end = graph.node("Squeeze", List.of(time));
        String places = graph.node("Range", List.of(graph.integer(0), end, graph.integer(1)));
        String numbers = graph.node("Cast", List.of(places), Attribute.ofType("to", DataType.FLOAT));
        String column = graph.node("Unsqueeze", List.of(numbers, graph.integers(1, 2, 3)));
        String angles = multiply(column, graph.numbers(frequencies)); // [time, 1, 1, headDim / 2]
        return new Angles(graph.node("Cos", List.of(angles)), graph.node("Sin", List.of(angles)));
    }
}
