package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What changes the weights, and which of them.
 *
 * @param kind of optimizer
 * @param learningRate the peak of the schedule
 * @param beta1 decay of the first moment; Lion's share of the momentum in a step
 * @param beta2 decay of the second moment; Lion's decay of the momentum
 * @param epsilon added to Adam's denominator
 * @param momentum of sgd
 * @param nesterov whether sgd looks ahead
 * @param weightDecay of tensors with two or more dimensions
 * @param gradientClip greatest global norm of the gradient; 0 does not clip
 * @param layerDecay factor of the learning rate from each layer to the one below
 * @param frozen patterns of parameters that are not trained, separated by commas; {@code none} if all are
 */
public record OptimizerConfiguration(
        @Setting(value = "What changes the weights.", fallback = "adamw")
        Kind kind,

        @Setting(value = "Peak of the learning rate's schedule.", fallback = "1e-3") @Limits(above = 0, atMost = 10)
        double learningRate,

        @Setting(
                value = "Decay of the first moment (adamw, adam); share of the momentum in a step (lion).",
                fallback = "0.9")
        @Limits(atLeast = 0, below = 1)
        double beta1,

        @Setting(value = "Decay of the second moment (adamw, adam) or of the momentum (lion).", fallback = "0.99")
        @Limits(atLeast = 0, below = 1)
        double beta2,

        @Setting(value = "Added to the denominator (adamw, adam).", fallback = "1e-8") @Limits(above = 0, atMost = 1)
        double epsilon,

        @Setting(value = "Decay of the velocity (sgd); 0 keeps none.", fallback = "0.9") @Limits(atLeast = 0, below = 1)
        double momentum,

        @Setting(value = "Whether the step looks ahead along the velocity (sgd).", fallback = "false")
        boolean nesterov,

        @Setting(value = "Weight decay of tensors with two or more dimensions.", fallback = "0.1")
        @Limits(atLeast = 0, atMost = 10)
        double weightDecay,

        @Setting(value = "Greatest global norm of the gradient; 0 does not clip.", fallback = "1") @Limits(atLeast = 0)
        double gradientClip,

        @Setting(
                value = "Factor of the learning rate from each layer to the one below it; 1 trains all alike.",
                fallback = "1")
        @Limits(above = 0, atMost = 1)
        double layerDecay,

        @Setting(
                value = "Parameters that are not trained: patterns of their names, separated by commas, "
                        + "where * stands for anything; or none.",
                fallback = NONE)
        @Matches(
                value = PATTERNS,
                meaning =
                        "none or patterns such as transformer.wte.*, transformer.h.0.* of letters, digits, _, . and *")
        String frozen) {

    private static final String NONE = "none";
    private static final String PATTERN = "[\\w.*]+";
    private static final String PATTERNS = "\\s*" + PATTERN + "(\\s*,\\s*" + PATTERN + ")*\\s*";

    public OptimizerConfiguration {
        Inspection.require(
                OptimizerConfiguration.class,
                kind,
                learningRate,
                beta1,
                beta2,
                epsilon,
                momentum,
                nesterov,
                weightDecay,
                gradientClip,
                layerDecay,
                frozen);
    }

    /** {@link #frozen}, one by one. */
    public List<String> frozenPatterns() {
        return frozen.equals(NONE) ? List.of() : List.of(frozen.strip().split("\\s*,\\s*", -1));
    }

    /** The optimizers. */
    public enum Kind {
        /** Adam with decoupled weight decay. */
        @JsonProperty("adamw")
        ADAMW,
        /** Adam, whose weight decay is part of the gradient. */
        @JsonProperty("adam")
        ADAM,
        /** Stochastic gradient descent with momentum. */
        @JsonProperty("sgd")
        SGD,
        /** The sign of an interpolated momentum. */
        @JsonProperty("lion")
        LION
    }
}
