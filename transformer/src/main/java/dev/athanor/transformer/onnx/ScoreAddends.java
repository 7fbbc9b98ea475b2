package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what is added to attention's scores before their softmax: what hides padding and future, and distances. */
final class ScoreAddends {

    /** As good as minus infinity, but a row of nothing else still has shares, and no NaN. */
    private static final double HIDDEN = -1e30;

    private final Graph graph;
    private final Function<Parameter, String> use;
    private final Map<String, String> known = new HashMap<>();

    /** @param use mentions a parameter in the graph */
    ScoreAddends(Graph graph, Function<Parameter, String> use) {
        this.graph = graph;
        this.use = use;
    }

    /**
     * All addends, each broadcastable to {@code [batch, kvHeads, group, time, keyTime]}.
     *
     * @param queries {@code [batch, time, width]}
     */
    List<String> of(Attention attention, String queries, @Nullable String keyMask) {
        List<String> addends = new ArrayList<>();
        if (attention.positions() instanceof AttentionPositions.RelativeBias bias) {
            addends.add(once("distances of " + bias.table().name(), () -> distances(attention, bias, queries)));
        }
        if (keyMask != null) {
            addends.add(once("padding of " + keyMask, () -> padding(keyMask)));
        }
        if (attention.reach() == Attention.Reach.CAUSAL) {
            addends.add(once("future", () -> future(queries)));
        }
        return addends;
    }

    private String once(String key, Supplier<String> nodes) {
        String edge = known.get(key);
        if (edge == null) {
            edge = nodes.get();
            known.put(key, edge);
        }
        return edge;
    }

    /** {@code [time, time]}: the lowest number where a key lies in the future, else zero. */
    private String future(String queries) {
        String time = graph.node("Shape", List.of(queries), Attribute.of("start", 1L), Attribute.of("end", 2L));
        String square = graph.node("Concat", List.of(time, time), Attribute.of("axis", 0L));
        String lowest = graph.node("ConstantOfShape", List.of(square), Attribute.ofTensor("value", -Float.MAX_VALUE));
        return graph.node("Trilu", List.of(lowest, graph.integer(1)), Attribute.of("upper", 1L));
    }

    /** {@code [batch, 1, 1, 1, keyTime]}. */
    private String padding(String keyMask) {
        String seen = graph.node("Cast", List.of(keyMask), Attribute.ofType("to", DataType.FLOAT));
        String hidden = graph.node("Sub", List.of(graph.number(1), seen));
        String lowest = graph.node("Mul", List.of(hidden, graph.number(HIDDEN)));
        return graph.node("Unsqueeze", List.of(lowest, graph.integers(1, 2, 3)));
    }

    /** {@code [heads, 1, time, time]}, the same for all layers that share the table. */
    private String distances(Attention attention, AttentionPositions.RelativeBias bias, String queries) {
        if (attention.group() != 1) {
            throw new IllegalArgumentException("distances are told to heads that share no keys, not to " + attention);
        }
        String end = graph.node(
                "Squeeze",
                List.of(graph.node("Shape", List.of(queries), Attribute.of("start", 1L), Attribute.of("end", 2L))));
        String places = graph.node("Range", List.of(graph.integer(0), end, graph.integer(1)));
        String keys = graph.node("Unsqueeze", List.of(places, graph.integers(0)));
        String own = graph.node("Unsqueeze", List.of(places, graph.integers(1)));
        String distance = graph.node("Sub", List.of(keys, own)); // [time, time], from query to key
        String rows = graph.node("Gather", List.of(use.apply(bias.table()), buckets(attention, bias, distance)));
        String heads = graph.node("Transpose", List.of(rows), Attribute.of("perm", new long[] {2, 0, 1}));
        return graph.node("Unsqueeze", List.of(heads, graph.integers(1)));
    }

    private String buckets(Attention attention, AttentionPositions.RelativeBias bias, String distance) {
        if (attention.reach() == Attention.Reach.CAUSAL) {
            String back = graph.node("Neg", List.of(graph.node("Min", List.of(distance, graph.integer(0)))));
            return bucket(back, bias.buckets(), bias.farthest());
        }
        int half = bias.buckets() / 2;
        String ahead = graph.node("Greater", List.of(distance, graph.integer(0)));
        String side = graph.node(
                "Mul",
                List.of(
                        graph.node("Cast", List.of(ahead), Attribute.ofType("to", DataType.INT64)),
                        graph.integer(half)));
        return graph.node("Add", List.of(bucket(graph.node("Abs", List.of(distance)), half, bias.farthest()), side));
    }

    /** Near distances have a bucket each, farther ones share them, in proportion to their logarithms. */
    private String bucket(String distance, int buckets, int farthest) {
        int near = buckets / 2;
        String positive = graph.node("Max", List.of(distance, graph.integer(1)));
        String real = graph.node("Cast", List.of(positive), Attribute.ofType("to", DataType.FLOAT));
        String times = graph.node("Log", List.of(graph.node("Div", List.of(real, graph.number(near)))));
        String share = graph.node("Div", List.of(times, graph.number(Math.log((double) farthest / near))));
        String steps = graph.node("Mul", List.of(share, graph.number(buckets - near)));
        String whole = graph.node("Cast", List.of(steps), Attribute.ofType("to", DataType.INT64));
        String shared = graph.node(
                "Min", List.of(graph.node("Add", List.of(whole, graph.integer(near))), graph.integer(buckets - 1)));
        String isNear = graph.node("Less", List.of(distance, graph.integer(near)));
        return graph.node("Where", List.of(isNear, distance, shared));
    }
}
