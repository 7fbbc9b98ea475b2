package dev.athanor.serving.deployment;

import dev.athanor.serving.generation.Decoder;
import dev.athanor.transformer.torch.ScriptedModel;
import dev.athanor.transformer.torch.TokenBatch;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Decodes with libtorch. A module whose code is its owner's has no cache that could be known here: each token reads the
 * sequence from its beginning, so that its cost grows with the text.
 */
final class TorchScriptDecoder implements Decoder {

    private final ScriptedModel model;
    private final int capacity;

    /**
     * @param model closed with this
     * @param capacity sequences side by side
     */
    TorchScriptDecoder(ScriptedModel model, int capacity) {
        this.model = model;
        this.capacity = capacity;
    }

    private static final class Row implements Slot {
        private int[] tokens;
        private float[] logits;

        Row(int[] tokens, float[] logits) {
            this.tokens = tokens;
            this.logits = logits;
        }

        @Override
        public float[] logits() {
            return logits.clone();
        }

        @Override
        public void close() {
            // The tokens are Java's.
        }
    }

    @Override
    public int capacity() {
        return capacity;
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
        return new Row(tokens.clone(), last(tokens));
    }

    @Override
    public void decode(Map<Slot, Integer> nextTokens) {
        nextTokens.forEach((slot, token) -> {
            Row row = (Row) slot;
            row.tokens = Arrays.copyOf(row.tokens, row.tokens.length + 1);
            row.tokens[row.tokens.length - 1] = token;
            row.logits = last(row.tokens);
        });
    }

    private float[] last(int[] tokens) {
        try (TokenBatch batch = new TokenBatch(1, 1, tokens.length)) {
            for (int position = 0; position < tokens.length; position++) {
                batch.set(0, position, tokens[position]);
            }
            FloatBuffer all = model.logits(batch); // [1, time, vocabulary]
            float[] logits = new float[model.vocabularySize()];
            all.get(all.limit() - logits.length, logits);
            return logits;
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
