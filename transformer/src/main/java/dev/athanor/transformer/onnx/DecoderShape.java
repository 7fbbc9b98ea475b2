package dev.athanor.transformer.onnx;

/**
 * What a decoder with a cache says of itself.
 *
 * @param layers that have a cache
 * @param keyValueHeads of each
 * @param headSize width of one head
 * @param contextLength longest sequence, in tokens
 * @param vocabularySize how many tokens there are
 */
record DecoderShape(int layers, int keyValueHeads, int headSize, int contextLength, int vocabularySize) {

    static DecoderShape of(InferenceSession session) {
        int layers = 0;
        while (session.hasInput(CacheNames.pastKey(layers))) {
            layers++;
        }
        if (layers == 0) {
            throw new OnnxException("the model has no cache: it lacks the input " + CacheNames.pastKey(0));
        }
        int contextLength = session.metadata(OnnxProgram.CONTEXT_LENGTH)
                .map(Integer::parseInt)
                .orElseThrow(() -> new OnnxException("the model's metadata lacks " + OnnxProgram.CONTEXT_LENGTH));
        long[] cache = session.inputShape(CacheNames.pastKey(0)); // [batch, kvHeads, past, headDim]
        long[] logits = session.outputShape(CacheNames.LOGITS); // [batch, time, vocabulary]
        return new DecoderShape(layers, (int) cache[1], (int) cache[3], contextLength, (int) logits[2]);
    }

    /** Bytes of one row of one layer's keys, or values. */
    long rowBytes() {
        return (long) keyValueHeads * contextLength * headSize * Float.BYTES;
    }
}
