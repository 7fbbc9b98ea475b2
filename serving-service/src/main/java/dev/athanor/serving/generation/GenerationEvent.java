package dev.athanor.serving.generation;

import java.util.List;

/** What becomes of a sequence. */
public sealed interface GenerationEvent {

    /** The prompt was read and its tokens were scored; comes first, and only where it was asked for. */
    record PromptScored(List<TokenScore> tokens) implements GenerationEvent {
        public PromptScored {
            tokens = List.copyOf(tokens);
        }
    }

    /** The next token. */
    record Generated(TokenScore token) implements GenerationEvent {}

    /** The last event. */
    record Ended(Reason reason) implements GenerationEvent {}

    /** Why a sequence ended. */
    sealed interface Reason {}

    /** The model ended the text. */
    record EndOfText() implements Reason {}

    /** As many tokens as were wanted, or as the context has room for. */
    record Length() implements Reason {}

    /** The request's time was over. */
    record DeadlineExceeded() implements Reason {}

    /** Nobody wants it any more. */
    record Cancelled() implements Reason {}

    /** The model could not go on. */
    record Broken(String message) implements Reason {}
}
