package dev.athanor.transformer.huggingface;

import dev.athanor.transformer.ops.Activation;
import java.util.Map;
import java.util.stream.Collectors;

/** That library's words for activations, of which some have several. */
final class Activations {

    private static final Map<String, Activation> BY_NAME = Map.of(
            "gelu", Activation.GELU,
            "gelu_new", Activation.GELU_TANH,
            "gelu_pytorch_tanh", Activation.GELU_TANH,
            "relu", Activation.RELU,
            "silu", Activation.SILU,
            "swish", Activation.SILU,
            "tanh", Activation.TANH);

    private Activations() {}

    /** Reads a word; one that is not computed here becomes a finding. */
    static Activation read(ConfigReader file, String key, String word) {
        Activation activation = BY_NAME.get(word);
        if (activation == null) {
            file.find("%s is %s, but only %s are computed"
                    .formatted(key, word, BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", "))));
            return Activation.GELU;
        }
        return activation;
    }

    static String name(Activation activation) {
        return switch (activation) {
            case GELU -> "gelu";
            case GELU_TANH -> "gelu_new";
            case SILU -> "silu";
            case RELU -> "relu";
            case TANH -> "tanh";
        };
    }
}
