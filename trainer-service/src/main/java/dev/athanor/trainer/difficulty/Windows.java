package dev.athanor.trainer.difficulty;

import dev.athanor.trainer.tokens.Tokens;
import dev.athanor.transformer.tokenizer.Tokenizer;

/** A text cut into windows that do not overlap, each read with one token more, the target of its last position. */
final class Windows {

    private final Tokens tokens;
    private final Tokenizer tokenizer;
    private final int contextLength;
    private final int[] buffer;

    Windows(Tokens tokens, Tokenizer tokenizer, int contextLength) {
        this.tokens = tokens;
        this.tokenizer = tokenizer;
        this.contextLength = contextLength;
        this.buffer = new int[contextLength];
    }

    static long count(long tokens, int contextLength) {
        return (tokens - 1) / contextLength;
    }

    long count() {
        return count(tokens.count(), contextLength);
    }

    WindowText text(long window) {
        tokens.copy(window * contextLength, buffer, 0, contextLength);
        return WindowText.of(tokenizer.decode(buffer));
    }
}
