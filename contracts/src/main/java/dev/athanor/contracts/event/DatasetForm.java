package dev.athanor.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a dataset is made of, and so which tasks it can be trained for. */
public enum DatasetForm {
    /** One stream of tokens: language models, and masked ones. */
    @JsonProperty("text")
    TEXT("text"),
    /** Samples with a label each: classification. */
    @JsonProperty("labelled")
    LABELLED("labelled"),
    /** Samples of a source and a target each: sequence to sequence. */
    @JsonProperty("pairs")
    PAIRS("pairs");

    private final String word;

    DatasetForm(String word) {
        this.word = word;
    }

    /** As JSON and people say it. */
    public String word() {
        return word;
    }

    /** How many sequences of tokens a sample has; a text has no samples, and is taken as one sequence. */
    public int sequencesPerSample() {
        return switch (this) {
            case TEXT, LABELLED -> 1;
            case PAIRS -> 2;
        };
    }
}
