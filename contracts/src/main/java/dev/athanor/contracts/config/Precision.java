package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Arithmetic of the forward and backward pass. */
public enum Precision {
    /** IEEE single precision throughout. */
    @JsonProperty("fp32")
    FP32,
    /** Linear layers and attention in bfloat16, everything else in single precision. */
    @JsonProperty("bf16")
    BF16,
    /** The same in half precision with a dynamic loss scale, for graphics processors without bfloat16. */
    @JsonProperty("fp16")
    FP16,
    /**
     * The faster of the two on the machine that trains: {@code bf16} where it has instructions for it, {@code fp32}
     * elsewhere. The run's provenance names what was taken, and a resumed run keeps it.
     */
    @JsonProperty("auto")
    AUTO
}
