package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.ops.AttentionPositions.Rotary;
import dev.athanor.transformer.ops.RotaryScaling;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Llama, in the words of version 5 of that library ({@code rope_parameters}) and of version 4 ({@code rope_scaling}). */
final class LlamaFamily implements Family<Llama> {

    private static final String FREQUENCIES = "(model\\.)?layers\\.\\d+\\.self_attn\\.rotary_emb\\.inv_freq";

    private static final TensorNames UNTIED = new TensorNames("model.", Map.of(), Pattern.compile(FREQUENCIES));
    private static final TensorNames TIED =
            new TensorNames("model.", Map.of(), Pattern.compile(FREQUENCIES + "|lm_head\\.weight"));

    @Override
    public String modelType() {
        return "llama";
    }

    @Override
    public List<String> architectures() {
        return List.of("LlamaForCausalLM", "LlamaModel");
    }

    @Override
    public TensorNames tensorNames(Llama model) {
        return model.config().tiedEmbeddings() ? TIED : UNTIED;
    }

    @Override
    public Llama read(ConfigReader file) {
        file.require("hidden_act", "silu");
        int hiddenSize = file.whole("hidden_size", 4096);
        int heads = file.whole("num_attention_heads", 32);
        return new Llama(new LlamaConfig(
                file.whole("vocab_size", 32000),
                file.whole("max_position_embeddings", 2048),
                file.whole("num_hidden_layers", 32),
                heads,
                file.whole("num_key_value_heads", heads),
                file.whole("head_dim", heads > 0 ? hiddenSize / heads : 0),
                hiddenSize,
                file.whole("intermediate_size", 11008),
                rotary(file),
                file.number("rms_norm_eps", LlamaConfig.DEFAULT_NORM_EPSILON),
                file.number("attention_dropout", 0),
                file.truth("attention_bias", false),
                file.truth("mlp_bias", false),
                file.truth("tie_word_embeddings", false)));
    }

    private static Rotary rotary(ConfigReader file) {
        ConfigReader rotary = file.section(file.has("rope_scaling") ? "rope_scaling" : "rope_parameters");
        double theta = rotary.number("rope_theta", file.number("rope_theta", LlamaConfig.DEFAULT_ROTARY_THETA));
        return new Rotary(theta, scaling(rotary));
    }

    private static RotaryScaling scaling(ConfigReader rotary) {
        String type = rotary.word("rope_type", rotary.word("type", "default"));
        return switch (type) {
            case "default" -> RotaryScaling.NONE;
            case "linear" -> new RotaryScaling.Linear(rotary.number("factor", 1));
            case "llama3" ->
                new RotaryScaling.Llama3(
                        rotary.number("factor", 8),
                        rotary.number("low_freq_factor", 1),
                        rotary.number("high_freq_factor", 4),
                        rotary.whole("original_max_position_embeddings", 8192));
            default -> {
                rotary.find("rope_type is %s, but only default, linear and llama3 are computed".formatted(type));
                yield RotaryScaling.NONE;
            }
        };
    }

    @Override
    public void write(Llama model, Conventions conventions, ObjectNode file) {
        LlamaConfig config = model.config();
        file.put("vocab_size", config.vocabularySize());
        file.put("max_position_embeddings", config.contextLength());
        file.put("num_hidden_layers", config.layers());
        file.put("num_attention_heads", config.heads());
        file.put("num_key_value_heads", config.keyValueHeads());
        file.put("head_dim", config.headSize());
        file.put("hidden_size", config.hiddenSize());
        file.put("intermediate_size", config.feedForwardSize());
        file.put("hidden_act", "silu");
        file.put("rms_norm_eps", config.normEpsilon());
        file.put("attention_dropout", config.attentionDropout());
        file.put("attention_bias", config.attentionBias());
        file.put("mlp_bias", config.feedForwardBias());
        file.put("initializer_range", 0.02);
        file.put("tie_word_embeddings", config.tiedEmbeddings());
        file.put("use_cache", true);
        ObjectNode parameters = file.putObject("rope_parameters");
        parameters.put("rope_theta", config.rotary().theta());
        writeScaling(config.rotary().scaling(), parameters);
        file.put("rope_theta", config.rotary().theta());
        if (!config.rotary().scaling().equals(RotaryScaling.NONE)) {
            writeScaling(config.rotary().scaling(), file.putObject("rope_scaling"));
        }
    }

    private static void writeScaling(RotaryScaling scaling, ObjectNode section) {
        switch (scaling) {
            case RotaryScaling.None none -> section.put("rope_type", "default");
            case RotaryScaling.Linear linear ->
                section.put("rope_type", "linear").put("factor", linear.factor());
            case RotaryScaling.Llama3 llama3 ->
                section.put("rope_type", "llama3")
                        .put("factor", llama3.factor())
                        .put("low_freq_factor", llama3.lowFrequency())
                        .put("high_freq_factor", llama3.highFrequency())
                        .put("original_max_position_embeddings", llama3.originalContext());
        }
    }
}
