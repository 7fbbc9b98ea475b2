package dev.athanor.transformer.onnx;

import ai.onnxruntime.OnnxTensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys and values of all sequences, per layer {@code [rows, kvHeads, contextLength, headDim]} in native memory.
 *
 * <p>Any run of rows is a batch: its tensors lie over the same memory, as past and as present, so that a step writes its
 * keys and values in place.
 */
final class KeyValueCache implements AutoCloseable {

    private final DecoderShape shape;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> keys = new ArrayList<>();
    private final List<MemorySegment> values = new ArrayList<>();

    KeyValueCache(DecoderShape shape, int rows) {
        if (rows * shape.rowBytes() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("%d sequences of %d bytes per layer do not fit a tensor of two gibibytes"
                    .formatted(rows, shape.rowBytes()));
        }
        this.shape = shape;
        for (int layer = 0; layer < shape.layers(); layer++) {
            keys.add(arena.allocate(rows * shape.rowBytes(), Float.BYTES * 16L));
            values.add(arena.allocate(rows * shape.rowBytes(), Float.BYTES * 16L));
        }
    }

    /** Tensors over a run of rows, by the names of the graph; to be closed before the cache. */
    static final class Rows implements AutoCloseable {

        private final Map<String, OnnxTensor> past = new LinkedHashMap<>();
        private final Map<String, OnnxTensor> present = new LinkedHashMap<>();

        private void put(String pastName, String presentName, OnnxTensor tensor) {
            past.put(pastName, tensor);
            present.put(presentName, tensor);
        }

        Map<String, OnnxTensor> past() {
            return past;
        }

        Map<String, OnnxTensor> present() {
            return present;
        }

        @Override
        public void close() {
            past.values().forEach(OnnxTensor::close);
        }
    }

    Rows rows(int first, int count) {
        Rows rows = new Rows();
        for (int layer = 0; layer < shape.layers(); layer++) {
            rows.put(CacheNames.pastKey(layer), CacheNames.presentKey(layer), tensor(keys.get(layer), first, count));
            rows.put(
                    CacheNames.pastValue(layer),
                    CacheNames.presentValue(layer),
                    tensor(values.get(layer), first, count));
        }
        return rows;
    }

    private OnnxTensor tensor(MemorySegment layer, int first, int count) {
        FloatBuffer memory = layer.asSlice(first * shape.rowBytes(), count * shape.rowBytes())
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        return InferenceSession.tensor(memory, count, shape.keyValueHeads(), shape.contextLength(), shape.headSize());
    }

    /** Copies the first tokens of a row over another row. */
    void copyRow(int from, int to, int tokens) {
        keys.forEach(layer -> copyRow(layer, from, to, tokens));
        values.forEach(layer -> copyRow(layer, from, to, tokens));
    }

    private void copyRow(MemorySegment layer, int from, int to, int tokens) {
        long headBytes = shape.rowBytes() / shape.keyValueHeads();
        long usedBytes = (long) tokens * shape.headSize() * Float.BYTES;
        for (int head = 0; head < shape.keyValueHeads(); head++) {
            long source = from * shape.rowBytes() + head * headBytes;
            long target = to * shape.rowBytes() + head * headBytes;
            MemorySegment.copy(layer, source, layer, target, usedBytes);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
