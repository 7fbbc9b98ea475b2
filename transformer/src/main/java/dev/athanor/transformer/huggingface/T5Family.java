package dev.athanor.transformer.huggingface;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * T5. Whether the last layer has a table of its own is read from the weights: version 5 of that library writes
 * {@code tie_word_embeddings} as true whatever a model has, and keeps what it once meant as {@code scale_decoder_outputs}.
 */
final class T5Family implements Family<T5> {

    private static final String WORDS = "shared.weight";
    private static final String SCORES = "lm_head.weight";
    private static final String GATED = "gated-";

    /** What the first T5 was trained on; later checkpoints of the family do not say. */
    private static final int DEFAULT_CONTEXT = 512;

    private static final int DEFAULT_DECODER_START = 0;

    private static final String COPIES =
            "(encoder|decoder)\\.embed_tokens\\.weight|decoder\\.block\\.0\\.layer\\.1\\.EncDecAttention\\.relative_attention_bias\\.weight";

    private static final TensorNames UNTIED = new TensorNames("", Map.of(), Pattern.compile(COPIES));
    private static final TensorNames TIED =
            new TensorNames("", Map.of(), Pattern.compile(COPIES + "|lm_head\\.weight"));

    @Override
    public String modelType() {
        return "t5";
    }

    @Override
    public List<String> architectures() {
        return List.of("T5ForConditionalGeneration", "T5WithLMHeadModel");
    }

    @Override
    public TensorNames tensorNames(T5 model) {
        return model.config().tiedEmbeddings() ? TIED : UNTIED;
    }

    @Override
    public T5 fitted(T5 model, Weights file) {
        Tensor words = file.tensors().get(WORDS);
        Tensor scores = file.tensors().get(SCORES);
        boolean tied = scores == null
                || (words != null
                        && words.type() == scores.type()
                        && words.data().mismatch(scores.data()) == -1);
        return new T5(model.config().withTiedEmbeddings(tied));
    }

    /** The same of a model whose parameters have these names. */
    T5 fitted(T5 model, Collection<String> parameters) {
        return new T5(model.config().withTiedEmbeddings(!parameters.contains(SCORES)));
    }

    @Override
    public T5 read(ConfigReader file) {
        String forward = file.word("feed_forward_proj", "relu");
        boolean gated = forward.startsWith(GATED);
        int layers = file.whole("num_layers", 6);
        boolean tied = file.truth("tie_word_embeddings", true);
        return new T5(new T5Config(
                file.whole("vocab_size", 32128),
                file.whole("n_positions", DEFAULT_CONTEXT),
                layers,
                file.whole("num_decoder_layers", layers),
                file.whole("num_heads", 8),
                file.whole("d_kv", 64),
                file.whole("d_model", 512),
                file.whole("d_ff", 2048),
                activation(file, gated ? forward.substring(GATED.length()) : forward, gated),
                gated,
                file.whole("relative_attention_num_buckets", 32),
                file.whole("relative_attention_max_distance", 128),
                file.number("dropout_rate", 0.1),
                file.number("layer_norm_epsilon", 1e-6),
                tied,
                file.truth("scale_decoder_outputs", tied)));
    }

    /** The gate's "gelu" is the approximation by a tanh, for what that library calls backwards compatibility. */
    private static Activation activation(ConfigReader file, String word, boolean gated) {
        return gated && word.equals("gelu") ? Activation.GELU_TANH : Activations.read(file, "feed_forward_proj", word);
    }

    @Override
    public void write(T5 model, Conventions conventions, ObjectNode file) {
        T5Config config = model.config();
        file.put("vocab_size", config.vocabularySize());
        file.put("n_positions", config.contextLength());
        file.put("num_layers", config.encoderLayers());
        file.put("num_decoder_layers", config.decoderLayers());
        file.put("num_heads", config.heads());
        file.put("d_kv", config.headSize());
        file.put("d_model", config.hiddenSize());
        file.put("d_ff", config.feedForwardSize());
        file.put("feed_forward_proj", feedForward(config));
        file.put("relative_attention_num_buckets", config.buckets());
        file.put("relative_attention_max_distance", config.farthest());
        file.put("dropout_rate", config.dropout());
        file.put("layer_norm_epsilon", config.normEpsilon());
        file.put("initializer_factor", 1.0);
        file.put("is_encoder_decoder", true);
        file.put("tie_word_embeddings", config.tiedEmbeddings());
        file.put("scale_decoder_outputs", config.scaledOutputs());
        file.put("decoder_start_token_id", conventions.decoderStart().orElse(DEFAULT_DECODER_START));
    }

    private static String feedForward(T5Config config) {
        String word = Activations.name(config.activation());
        if (!config.gated()) {
            return word;
        }
        return GATED + (config.activation() == Activation.GELU_TANH ? "gelu" : word);
    }
}
