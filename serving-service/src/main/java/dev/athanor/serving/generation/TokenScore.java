package dev.athanor.serving.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token with what the model thought of it, before temperature, penalties and biases.
 *
 * @param token its id
 * @param score null where it was not asked for, and for the first token of a prompt
 */
public record TokenScore(int token, @Nullable Score score) {

    /**
     * What the model thought.
     *
     * @param logProbability of the token, natural logarithm
     * @param alternatives the most probable tokens at its place, the most probable first
     */
    public record Score(double logProbability, List<Alternative> alternatives) {
        public Score {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * A token that could have been.
     *
     * @param token its id
     * @param logProbability natural logarithm
     */
    public record Alternative(int token, double logProbability) {}
}
