package dev.athanor.transformer.onnx;

/** How Hugging Face's Optimum names the inputs and outputs of a decoder with a cache, and their variable sizes. */
final class CacheNames {

    static final String INPUT_IDS = "input_ids";
    static final String ATTENTION_MASK = "attention_mask";
    static final String POSITION_IDS = "position_ids";
    static final String LOGITS = "logits";

    static final String BATCH = "batch_size";
    static final String LENGTH = "sequence_length";
    static final String DECODER_LENGTH = "decoder_sequence_length";
    static final String PAST_LENGTH = "past_sequence_length";
    static final String TOTAL_LENGTH = "past_sequence_length + sequence_length";

    private CacheNames() {}

    static String pastKey(int layer) {
        return "past_key_values." + layer + ".key";
    }

    static String pastValue(int layer) {
        return "past_key_values." + layer + ".value";
    }

    static String presentKey(int layer) {
        return "present." + layer + ".key";
    }

    static String presentValue(int layer) {
        return "present." + layer + ".value";
    }
}
