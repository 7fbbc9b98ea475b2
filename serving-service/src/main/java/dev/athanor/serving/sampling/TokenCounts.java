package dev.athanor.serving.sampling;

import java.util.HashMap;
import java.util.Map;

/** How often each token was generated in one sequence. */
public final class TokenCounts {

    private final Map<Integer, Integer> counts = new HashMap<>();

    /** Notes a token. */
    public void add(int token) {
        counts.merge(token, 1, Integer::sum);
    }

    void forEach(Action action) {
        counts.forEach(action::perform);
    }

    @FunctionalInterface
    interface Action {
        void perform(int token, int count);
    }
}
