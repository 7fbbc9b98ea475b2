package dev.athanor.transformer.onnx;

import static ai.onnx.proto.OnnxMl.TensorProto.DataType.FLOAT;
import static ai.onnx.proto.OnnxMl.TensorProto.DataType.INT32;

import dev.athanor.transformer.ops.CausalAttention;
import java.util.List;
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

    private @Nullable Lengths lengths;

    CachedOps(Graph graph) {
        super(graph);
    }

    /**
     * What {@code GroupQueryAttention} asks.
     *
     * @param last {@code [batch]}: the index of each sequence's last token
     * @param longest of the sequences' lengths, without dimensions
     */
    private record Lengths(String last, String longest) {}

    @Override
    public String positions(String tokens) {
        return CacheNames.POSITION_IDS;
    }

    @Override
    public String geluTanh(String x) {
        String output = x + "_gelu";
        graph.node(Graph.MICROSOFT, "FastGelu", List.of(x), List.of(output));
        return output;
    }

    @Override
    public String causalAttention(CausalAttention attention, String queryKeyValue) {
        int headSize = attention.headSize();
        int cachedSize = Math.ceilDiv(headSize, HEAD_SIZE_UNIT) * HEAD_SIZE_UNIT;
        if (cachedSize == headSize) {
            return groupQueryAttention(attention, queryKeyValue, headSize);
        }
        // Zeros add nothing to a product of query and key, and come out of the values as zeros.
        String wide = resizeHeads(queryKeyValue, headSize, cachedSize);
        String attended = groupQueryAttention(attention, wide, cachedSize); // [batch, time, heads * cachedSize]
        return resizeHeads(attended, cachedSize, headSize);
    }

    private String groupQueryAttention(CausalAttention attention, String queryKeyValue, int headSize) {
        int layer = attention.layer();
        declareCache(CacheNames.pastKey(layer), CacheNames.presentKey(layer), attention.keyValueHeads(), headSize);
        declareCache(CacheNames.pastValue(layer), CacheNames.presentValue(layer), attention.keyValueHeads(), headSize);
        Lengths known = lengths();
        String output = "layer_" + layer + "_attention";
        List<String> inputs = List.of(
                queryKeyValue,
                "", // key and value are packed with the query
                "",
                CacheNames.pastKey(layer),
                CacheNames.pastValue(layer),
                known.last(),
                known.longest());
        graph.node(
                Graph.MICROSOFT,
                "GroupQueryAttention",
                inputs,
                List.of(output, CacheNames.presentKey(layer), CacheNames.presentValue(layer)),
                Attribute.of("num_heads", (long) attention.heads()),
                Attribute.of("kv_num_heads", (long) attention.keyValueHeads()),
                Attribute.of("scale", 1 / Math.sqrt(attention.headSize())));
        return output;
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
