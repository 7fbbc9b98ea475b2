package dev.athanor.transformer.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.Gpt2Config;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The {@code config.json} and {@code generation_config.json} by which Hugging Face's {@code transformers} opens a model. */
public final class HuggingFaceConfig {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private HuggingFaceConfig() {}

    /**
     * The {@code config.json} of a GPT-2.
     *
     * @param config with biases, since that library's GPT-2 has them: see {@link Gpt2Config#withBias}
     * @param endOfText the token that ends a text, where there is one
     * @param type of the weights beside it
     */
    public static String write(Gpt2Config config, OptionalInt endOfText, ElementType type) {
        if (!config.bias()) {
            throw new IllegalArgumentException("transformers' GPT-2 has biases; write the model withBias()");
        }
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.putArray("architectures").add("GPT2LMHeadModel");
        file.put("model_type", "gpt2");
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
        putTokens(file, endOfText);
        // The first is read by version 5, the second by version 4.
        file.put("dtype", torchName(type));
        file.put("torch_dtype", torchName(type));
        return text(file);
    }

    /** The {@code generation_config.json}: what starts and ends a text; all else as the library has it. */
    public static String writeGeneration(OptionalInt endOfText) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        putTokens(file, endOfText);
        return text(file);
    }

    /** Left out, they would be taken for those of OpenAI's vocabulary. */
    private static void putTokens(ObjectNode file, OptionalInt endOfText) {
        for (String name : List.of("bos_token_id", "eos_token_id", "pad_token_id")) {
            if (endOfText.isPresent()) {
                file.put(name, endOfText.getAsInt());
            } else {
                file.putNull(name);
            }
        }
    }

    private static String torchName(ElementType type) {
        return switch (type) {
            case F32 -> "float32";
            case F16 -> "float16";
            case BF16 -> "bfloat16";
            case F64, I64, I32, I16, I8, U8, BOOL ->
                throw new IllegalArgumentException("no model has weights of " + type);
        };
    }

    /**
     * Reads the {@code config.json} of a GPT-2. Keys that are absent have that library's defaults.
     *
     * @throws IllegalArgumentException if it is another model, or a variant that is not computed here; all such findings at
     *     once
     */
    public static Gpt2Config readGpt2(String json) {
        JsonNode file = parse(json);
        List<String> findings = new ArrayList<>();
        require(findings, file, "model_type", "gpt2");
        require(findings, file, "scale_attn_weights", "true");
        require(findings, file, "scale_attn_by_inverse_layer_idx", "false");
        require(findings, file, "tie_word_embeddings", "true");
        requireTanhGelu(findings, file.path("activation_function").asText("gelu_new"));
        int hiddenSize = file.path("n_embd").asInt(768);
        if (file.hasNonNull("n_inner") && file.path("n_inner").asInt() != 4 * hiddenSize) {
            findings.add("n_inner is %s, not four times n_embd".formatted(file.path("n_inner")));
        }
        double dropout = file.path("resid_pdrop").asDouble(0.1);
        if (file.path("embd_pdrop").asDouble(0.1) != dropout
                || file.path("attn_pdrop").asDouble(0.1) != dropout) {
            findings.add("resid_pdrop, embd_pdrop and attn_pdrop differ");
        }
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("config.json: " + String.join("; ", findings));
        }
        return new Gpt2Config(
                file.path("vocab_size").asInt(50257),
                file.path("n_positions").asInt(1024),
                file.path("n_layer").asInt(12),
                file.path("n_head").asInt(12),
                hiddenSize,
                dropout,
                true,
                file.path("layer_norm_epsilon").asDouble(Gpt2Config.DEFAULT_LAYER_NORM_EPSILON));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("config.json is no valid JSON: " + malformed.getMessage(), malformed);
        }
    }

    private static void require(List<String> findings, JsonNode file, String key, String value) {
        String found = file.path(key).asText(value);
        if (!found.equals(value)) {
            findings.add("%s is %s, but only %s is computed".formatted(key, found, value));
        }
    }

    private static void requireTanhGelu(List<String> findings, String activation) {
        if (!List.of("gelu_new", "gelu_pytorch_tanh").contains(activation)) {
            findings.add("activation_function is %s, but only gelu_new is computed".formatted(activation));
        }
    }

    private static String text(ObjectNode file) {
        try {
            return JSON.writeValueAsString(file);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
