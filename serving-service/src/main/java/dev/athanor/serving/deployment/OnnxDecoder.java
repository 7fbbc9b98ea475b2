package dev.athanor.serving.deployment;

import dev.athanor.serving.generation.Decoder;
import dev.athanor.transformer.onnx.CachedModel;
import dev.athanor.transformer.onnx.CachedSequence;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** Decodes with ONNX Runtime. */
final class OnnxDecoder implements Decoder {

    private final CachedModel model;

    /**
     * @param model closed with this
     */
    OnnxDecoder(CachedModel model) {
        this.model = model;
    }

    private record Row(CachedSequence sequence) implements Slot {

        @Override
        public float[] logits() {
            FloatBuffer view = sequence.logits();
            float[] copy = new float[view.remaining()];
            view.get(copy);
            return copy;
        }

        @Override
        public void close() {
            sequence.close();
        }
    }

    @Override
    public int capacity() {
        return model.capacity();
    }

    @Override
    public int contextLength() {
        return model.contextLength();
    }

    @Override
    public int vocabularySize() {
        return model.vocabularySize();
    }

    @Override
    public Slot prefill(int[] tokens) {
        return new Row(model.prefill(tokens));
    }

    @Override
    public void decode(Map<Slot, Integer> nextTokens) {
        Map<CachedSequence, Integer> bySequence = new HashMap<>();
        nextTokens.forEach((slot, token) -> bySequence.put(((Row) slot).sequence(), token));
        model.decode(bySequence);
    }

    @Override
    public void close() {
        model.close();
    }
}
