package dev.athanor.serving.generation;

import dev.athanor.serving.sampling.SamplingParameters;
import java.util.List;

/**
 * One sequence to be continued.
 *
 * @param prompt {@code [time]}, at least one token
 * @param maxTokens how many tokens to add at most; 0 only scores the prompt
 * @param sampling how to choose them
 * @param sequence its number within the request; makes sequences of one prompt differ
 * @param scoring which scores are wanted beside the tokens
 * @param endOfText the token that ends the text, or {@link #NO_END}
 */
public record GenerationRequest(
        List<Integer> prompt,
        int maxTokens,
        SamplingParameters sampling,
        int sequence,
        Scoring scoring,
        int endOfText) {

    /** No token ends the text. */
    public static final int NO_END = -1;

    public GenerationRequest {
        prompt = List.copyOf(prompt);
        if (prompt.isEmpty()) {
            throw new IllegalArgumentException("a prompt has at least one token");
        }
        if (maxTokens < 0) {
            throw new IllegalArgumentException("maxTokens must not be negative, but is " + maxTokens);
        }
    }

    /**
     * Which scores are wanted.
     *
     * @param generated log probabilities of generated tokens
     * @param prompt log probabilities of the prompt's tokens
     * @param alternatives how many of the most probable tokens to name at each position
     */
    public record Scoring(boolean generated, boolean prompt, int alternatives) {

        /** Tokens alone. */
        public static final Scoring NONE = new Scoring(false, false, 0);
    }
}
