package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.BertConfig;
import java.util.Map;

/** What all of BERT's heads have alike in that library: the encoder's shape, and how tensors are named. */
final class BertShape {

    static final String MODEL_TYPE = "bert";

    static final String PREFIX = "bert.";

    /** The first checkpoints called the gains and shifts of norms by other names. */
    static final Map<String, String> OLDER_NAMES =
            Map.of("LayerNorm.gamma", "LayerNorm.weight", "LayerNorm.beta", "LayerNorm.bias");

    static final String BUFFERS = "(bert\\.)?embeddings\\.(position_ids|token_type_ids)";

    private BertShape() {}

    static BertConfig read(ConfigReader file) {
        file.require("position_embedding_type", "absolute");
        file.require("is_decoder", "false");
        file.require("tie_word_embeddings", "true");
        return new BertConfig(
                file.whole("vocab_size", 30522),
                file.whole("max_position_embeddings", 512),
                file.whole("type_vocab_size", 2),
                file.whole("num_hidden_layers", 12),
                file.whole("num_attention_heads", 12),
                file.whole("hidden_size", 768),
                file.whole("intermediate_size", 3072),
                Activations.read(file, "hidden_act", file.word("hidden_act", "gelu")),
                file.number("hidden_dropout_prob", 0.1),
                file.number("attention_probs_dropout_prob", 0.1),
                file.number("layer_norm_eps", BertConfig.DEFAULT_LAYER_NORM_EPSILON));
    }

    static void write(BertConfig config, ObjectNode file) {
        file.put("vocab_size", config.vocabularySize());
        file.put("max_position_embeddings", config.contextLength());
        file.put("type_vocab_size", config.segments());
        file.put("num_hidden_layers", config.layers());
        file.put("num_attention_heads", config.heads());
        file.put("hidden_size", config.hiddenSize());
        file.put("intermediate_size", config.feedForwardSize());
        file.put("hidden_act", Activations.name(config.activation()));
        file.put("hidden_dropout_prob", config.dropout());
        file.put("attention_probs_dropout_prob", config.attentionDropout());
        file.put("layer_norm_eps", config.layerNormEpsilon());
        file.put("position_embedding_type", "absolute");
        file.put("initializer_range", 0.02);
        file.put("tie_word_embeddings", true);
    }
}
