package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run is for. */
public enum Task {
    /** A model. */
    @JsonProperty("train")
    TRAIN,
    /** A learning rate to train with: a short sweep, without checkpoints or evaluations, which suggests one. */
    @JsonProperty("find-learning-rate")
    FIND_LEARNING_RATE
}
