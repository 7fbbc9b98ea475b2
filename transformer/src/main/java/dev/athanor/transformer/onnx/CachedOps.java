package dev.athanor.transformer.onnx;

import static ai.onnx.proto.OnnxMl.TensorProto.DataType.FLOAT;
import static ai.onnx.proto.OnnxMl.TensorProto.DataType.INT32;

import dev.athanor.transformer.ops.Attention;
import dev.athanor.transformer.ops.AttentionPositions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a model that continues sequences from a cache of keys and values.
 *
 * <p>How long each sequence is, past and present together, is read from the attention mask in the graph, as ONNX
 * Runtime's generation library does. So the past may be exactly as long as what it holds, or a buffer with room.
 */
final class CachedOps extends GraphOps {

    /** The operator takes heads whose size is a multiple of this; others are cached with zeros behind them. */
    private static final int HEAD_SIZE_UNIT = 8;

    /** Inputs that the operator has for queries, keys and values. */
    private static final int PROJECTIONS = 3;

    private final int contextLength;
    private @Nullable Lengths lengths;
    private final Map<AttentionPositions, Tables> tables = new HashMap<>();

    /** @param contextLength longest sequence, in tokens */
    CachedOps(Graph graph, int contextLength) {
        super(graph);
        this.contextLength = contextLength;
    }

    /**
     * What {@code GroupQueryAttention} asks.
     *
     * @param last {@code [batch]}: the index of each sequence's last token
     * @param longest of the sequences' lengths, without dimensions
     */
    private record Lengths(String last, String longest) {}

    /** Of rotary angles, {@code [context, headSize / 2]} each. */
    private record Tables(String cosines, String sines) {}

    @Override
    public String positions(String tokens) {
        return CacheNames.POSITION_IDS;
    }

    @Override
    String geluTanh(String x) {
        String output = x + "_gelu";
        graph.node(Graph.MICROSOFT, "FastGelu", List.of(x), List.of(output));
        return output;
    }

    @Override
    public String causalAttention(Attention attention, String queryKeyValue) {
        // Keys and values are packed with the queries.
        return cached(attention, List.of(queryKeyValue));
    }

    @Override
    public String attention(Attention attention, String queries, String keys, String values, @Nullable String keyMask) {
        if (attention.reach() != Attention.Reach.CAUSAL || keyMask != null) {
            throw new IllegalArgumentException(
                    "a cache grows under causal attention without a mask, not under " + attention);
        }
        return switch (attention.positions()) {
            case AttentionPositions.Unknown unknown -> cached(attention, List.of(queries, keys, values));
            case AttentionPositions.Rotary rotary ->
                cached(attention, List.of(turned(attention, rotary, queries), turned(attention, rotary, keys), values));
            case AttentionPositions.RelativeBias bias ->
                throw new UnsupportedOperationException(
                        "ONNX Runtime's attention with a cache adds no relative positions to its scores");
        };
    }

    private String cached(Attention attention, List<String> projections) {
        int headSize = attention.headSize();
        int cachedSize = Math.ceilDiv(headSize, HEAD_SIZE_UNIT) * HEAD_SIZE_UNIT;
        if (cachedSize == headSize) {
            return groupQueryAttention(attention, projections, headSize);
        }
        // Zeros add nothing to a product of query and key, and come out of the values as zeros.
        List<String> wide = projections.stream()
                .map(projection -> resizeHeads(projection, headSize, cachedSize))
                .toList();
        String attended = groupQueryAttention(attention, wide, cachedSize); // [batch, time, heads * cachedSize]
        return resizeHeads(attended, cachedSize, headSize);
    }

    private String groupQueryAttention(Attention attention, List<String> projections, int headSize) {
        int layer = attention.layer();
        declareCache(CacheNames.pastKey(layer), CacheNames.presentKey(layer), attention.keyValueHeads(), headSize);
        declareCache(CacheNames.pastValue(layer), CacheNames.presentValue(layer), attention.keyValueHeads(), headSize);
        Lengths known = lengths();
        String output = "layer_" + layer + "_attention";
        List<String> inputs = new ArrayList<>(projections);
        while (inputs.size() < PROJECTIONS) {
            inputs.add("");
        }
        inputs.addAll(List.of(CacheNames.pastKey(layer), CacheNames.pastValue(layer), known.last(), known.longest()));
        graph.node(
                Graph.MICROSOFT,
                "GroupQueryAttention",
                inputs,
                List.of(output, CacheNames.presentKey(layer), CacheNames.presentValue(layer)),
                Attribute.of("num_heads", (long) attention.heads()),
                Attribute.of("kv_num_heads", (long) attention.keyValueHeads()),
                Attribute.of("scale", attention.scale()));
        return output;
    }

    private String turned(Attention attention, AttentionPositions.Rotary rotary, String x) {
        Tables known = tables.computeIfAbsent(rotary, positions -> tables(rotary.frequencies(attention.headSize())));
        String output = x + "_turned";
        graph.node(
                Graph.MICROSOFT,
                "RotaryEmbedding",
                List.of(x, CacheNames.POSITION_IDS, known.cosines(), known.sines()),
                List.of(output));
        return output;
    }

    /** From constants alone, so ONNX Runtime computes them once, when it loads the file. */
    private Tables tables(float[] frequencies) {
        String places = graph.node(
                "Range", List.of(graph.number(0), graph.number(contextLength), graph.number(1))); // [context]
        String column = graph.node("Unsqueeze", List.of(places, graph.integers(1)));
        String angles = graph.node("Mul", List.of(column, graph.numbers(frequencies))); // [context, headSize / 2]
        return new Tables(graph.node("Cos", List.of(angles)), graph.node("Sin", List.of(angles)));
    }

    /** Cuts every head's vector, or pads it with zeros. */
    private String resizeHeads(String x, int from, int to) {
        String apart = graph.node("Reshape", List.of(x, graph.integers(0, 0, -1, from))); // [batch, time, heads, from]
        String pads = graph.integers(0, 0, 0, 0, 0, 0, 0, to - from); // a negative number cuts
        String resized = graph.node("Pad", List.of(apart, pads)); // [batch, time, heads, to]
        return graph.node("Reshape", List.of(resized, graph.integers(0, 0, -1)));
    }

    private void declareCache(String past, String present, int heads, int headSize) {
        graph.input(past, FLOAT, CacheNames.BATCH, heads, CacheNames.PAST_LENGTH, headSize);
        graph.output(present, FLOAT, CacheNames.BATCH, heads, CacheNames.TOTAL_LENGTH, headSize);
    }

    private Lengths lengths() {
        if (lengths == null) {
            String mask = CacheNames.ATTENTION_MASK; // [batch, past + sequence]
            String count =
                    graph.node("ReduceSum", List.of(mask, graph.integers(1)), Attribute.of("keepdims", 0L)); // [batch]
            String last = graph.node("Sub", List.of(count, graph.integer(1)));
            String longest = graph.node("Gather", List.of(graph.node("Shape", List.of(mask)), graph.integer(1)));
            lengths = new Lengths(asInt32(last), asInt32(longest));
        }
        return lengths;
    }

    private String asInt32(String x) {
        return graph.node("Cast", List.of(x), Attribute.ofType("to", INT32));
    }
}
