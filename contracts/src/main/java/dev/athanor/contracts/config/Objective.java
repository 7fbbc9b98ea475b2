package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is trained to tell. Each architecture tells some of it, each form of dataset shows some of it. */
public enum Objective {
    /** The one that architecture and dataset both fit. */
    @JsonProperty("auto")
    AUTO("auto"),
    /** The next token of a text. */
    @JsonProperty("causal")
    CAUSAL("causal"),
    /** The tokens of a text that were hidden (<a href="https://arxiv.org/abs/1810.04805">Devlin et al., 2019</a>). */
    @JsonProperty("masked")
    MASKED("masked"),
    /** The label of a sequence. */
    @JsonProperty("classification")
    CLASSIFICATION("classification"),
    /** The sequence that answers another, token by token, each after those that should stand before it. */
    @JsonProperty("sequence-to-sequence")
    SEQUENCE_TO_SEQUENCE("sequence-to-sequence");

    private final String word;

    Objective(String word) {
        this.word = word;
    }

    /** As JSON and people say it. */
    public String word() {
        return word;
    }
}
