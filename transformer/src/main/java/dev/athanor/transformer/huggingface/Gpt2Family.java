package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** GPT-2: that library's always has biases and ties its tables. */
final class Gpt2Family implements Family<Gpt2> {

    /** Causal masks that old files keep, and the tied table. */
    private static final TensorNames NAMES = new TensorNames(
            "transformer.",
            Map.of(),
            Pattern.compile("(transformer\\.)?h\\.\\d+\\.attn\\.(masked_)?bias|lm_head\\.weight"));

    @Override
    public String modelType() {
        return "gpt2";
    }

    @Override
    public List<String> architectures() {
        return List.of("GPT2LMHeadModel", "GPT2Model");
    }

    @Override
    public Gpt2 published(Gpt2 model) {
        return new Gpt2(model.config().withBias());
    }

    @Override
    public TensorNames tensorNames(Gpt2 model) {
        return NAMES;
    }

    @Override
    public Gpt2 read(ConfigReader file) {
        file.require("scale_attn_weights", "true");
        file.require("scale_attn_by_inverse_layer_idx", "false");
        file.require("tie_word_embeddings", "true");
        requireTanhGelu(file);
        int hiddenSize = file.whole("n_embd", 768);
        if (file.whole("n_inner", 4 * hiddenSize) != 4 * hiddenSize) {
            file.find("n_inner is %d, not four times n_embd".formatted(file.whole("n_inner", 0)));
        }
        double dropout = file.number("resid_pdrop", 0.1);
        if (file.number("embd_pdrop", 0.1) != dropout || file.number("attn_pdrop", 0.1) != dropout) {
            file.find("resid_pdrop, embd_pdrop and attn_pdrop differ");
        }
        return new Gpt2(new Gpt2Config(
                file.whole("vocab_size", 50257),
                file.whole("n_positions", 1024),
                file.whole("n_layer", 12),
                file.whole("n_head", 12),
                hiddenSize,
                dropout,
                true,
                file.number("layer_norm_epsilon", Gpt2Config.DEFAULT_LAYER_NORM_EPSILON)));
    }

    private static void requireTanhGelu(ConfigReader file) {
        String activation = file.word("activation_function", "gelu_new");
        if (!List.of("gelu_new", "gelu_pytorch_tanh").contains(activation)) {
            file.find("activation_function is %s, but only gelu_new is computed".formatted(activation));
        }
    }

    @Override
    public void write(Gpt2 model, Conventions conventions, ObjectNode file) {
        Gpt2Config config = model.config();
        if (!config.bias()) {
            throw new IllegalArgumentException("transformers' GPT-2 has biases; write the model as it is published");
        }
        file.put("vocab_size", config.vocabularySize());
        file.put("n_positions", config.contextLength());
        // transformers reads n_positions; the converter of llama.cpp reads n_ctx.
        file.put("n_ctx", config.contextLength());
        file.put("n_embd", config.hiddenSize());
        file.put("n_layer", config.layers());
        file.put("n_head", config.heads());
        file.putNull("n_inner");
        file.put("activation_function", "gelu_new");
        file.put("layer_norm_epsilon", config.layerNormEpsilon());
        file.put("resid_pdrop", config.dropout());
        file.put("embd_pdrop", config.dropout());
        file.put("attn_pdrop", config.dropout());
        file.put("initializer_range", 0.02);
        file.put("scale_attn_weights", true);
        file.put("scale_attn_by_inverse_layer_idx", false);
        file.put("reorder_and_upcast_attn", false);
        file.put("tie_word_embeddings", true);
        file.put("use_cache", true);
    }
}
