package dev.athanor.contracts.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Length, batches and arithmetic of the training. The first limit that is reached ends it.
 *
 * @param steps optimizer steps; 0 leaves them to {@code epochs} and {@code tokens}
 * @param epochs passes over the training text; 0 is no limit
 * @param tokens trained on; 0 is no limit
 * @param seconds of wall-clock time over all attempts; 0 is no limit
 * @param batchSize sequences of a micro-batch
 * @param accumulation micro-batches of an optimizer step
 * @param seed of weights, data order and dropout
 * @param precision of the forward and backward pass; weights, moments and loss stay in fp32
 * @param labelSmoothing share of the target that is spread over the whole vocabulary
 * @param objective what the model learns to tell
 * @param masking share of the tokens that are hidden from a masked language model
 * @param lengthPool batches whose samples are sorted by length together; 0 leaves them as they come
 * @param activations what of the forward pass is kept for the backward pass
 * @param documents whether those that sequences are packed of know of each other
 * @param threads of libtorch's operators; 0 takes the machine's cores
 */
public record TrainingConfiguration(
        @Setting(
                value = "Optimizer steps; 0, the default where epochs or tokens are given, leaves them to those. "
                        + "The first limit that is reached ends the run.",
                fallback = "2000")
        @Limits(atLeast = 0, atMost = 1e9)
        @OpenWhere({"training.epochs", "training.tokens"})
        long steps,

        @Setting(value = "Passes over the training text; 0 is no limit.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1e6)
        double epochs,

        @Setting(value = "Tokens to train on; 0 is no limit.", fallback = "0") @Limits(atLeast = 0, atMost = 1e15)
        long tokens,

        @Setting(
                value = "Seconds of wall-clock time, over all attempts, after which the run ends; 0 is no limit. "
                        + "The schedule does not know them.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1e9)
        long seconds,

        @Setting(value = "Sequences of a micro-batch.", fallback = "12") @Limits(atLeast = 1, atMost = 65_536)
        int batchSize,

        @Setting(value = "Micro-batches of an optimizer step.", fallback = "1") @Limits(atLeast = 1, atMost = 65_536)
        int accumulation,

        @Setting(value = "Seed of weights, data order and dropout.", fallback = "1337")
        long seed,

        @Setting(
                value = "Arithmetic of the forward and backward pass; weights, moments and loss stay in fp32. "
                        + "auto is bf16 where the machine that trains has instructions for it, else fp32.",
                fallback = "fp32")
        Precision precision,

        @Setting(
                value =
                        "Share of the target that is spread over the whole vocabulary in training; evaluation has none.",
                fallback = "0")
        @Limits(atLeast = 0, below = 1)
        double labelSmoothing,

        @Setting(
                value = "What the model learns to tell: the next token (causal), hidden tokens (masked), a label "
                        + "(classification) or an answering sequence (sequence-to-sequence). "
                        + "auto is what architecture and dataset both fit.",
                fallback = "auto")
        Objective objective,

        @Setting(
                value = "Share of the tokens that a masked language model has to tell: 80% of them are hidden, "
                        + "10% are replaced at random, 10% stay.",
                fallback = "0.15")
        @Limits(above = 0, atMost = 0.9)
        @OnlyIf(key = "model.architecture", is = "bert")
        double masking,

        @Setting(
                value =
                        "Labelled samples and pairs of so many batches are sorted by length and cut into batches again, which "
                                + "then have less padding; 0 leaves them as they come.",
                fallback = "0")
        @Limits(atLeast = 0, atMost = 1024)
        @OnlyIf(
                key = "model.architecture",
                is = {"bert", "t5"})
        @OnlyIf(key = "curriculum.kind", is = "none")
        int lengthPool,

        @Setting(
                value = "What the forward pass keeps for the backward pass: all, or what goes into each block, "
                        + "which takes a third more time and a fraction of the memory.",
                fallback = "kept")
        Activations activations,

        @Setting(
                value =
                        "Whether the documents that a text was packed from are one text to the model (joined), or each is "
                                + "read as if it were alone (separate), which needs a tokenizer with a token that ends them.",
                fallback = "joined")
        @OnlyIf(
                key = "model.architecture",
                is = {"gpt2", "llama"})
        Documents documents,

        @Setting(value = "Threads of libtorch's operators; 0 takes the machine's cores.", fallback = "0")
        @Limits(atLeast = 0, atMost = 1024)
        int threads) {

    public TrainingConfiguration {
        Inspection.require(
                TrainingConfiguration.class,
                steps,
                epochs,
                tokens,
                seconds,
                batchSize,
                accumulation,
                seed,
                precision,
                labelSmoothing,
                objective,
                masking,
                lengthPool,
                activations,
                documents,
                threads);
    }

    /** Whether packed documents know of each other. */
    public enum Documents {
        /** A sequence is one text. */
        @JsonProperty("joined")
        JOINED,
        /** Attention and places begin anew with each document. */
        @JsonProperty("separate")
        SEPARATE
    }

    /** What the backward pass knows of the forward pass. */
    public enum Activations {
        /** All of it. */
        @JsonProperty("kept")
        KEPT,
        /** What goes into each block; the rest is computed once more. */
        @JsonProperty("recomputed")
        RECOMPUTED
    }
}
