package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Arithmetic of the forward and backward pass. */
public enum Precision {
    /** IEEE single precision throughout. */
    @JsonProperty("fp32")
    FP32,
    /** Linear layers and attention in bfloat16, everything else in single precision. */
    @JsonProperty("bf16")
    BF16
}
