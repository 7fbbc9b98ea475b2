package dev.athanor.serving.generation;

import java.time.Duration;

/** Hears what the engine does, on its thread: must be quick. */
public interface GenerationObserver {

    /** A sequence left the queue. */
    void admitted(Duration queued, int promptTokens);

    /** A sequence got its first token. */
    void firstToken(Duration sinceArrival);

    /** A sequence got a further token. */
    void furtherToken(Duration sincePrevious);

    /** A sequence ended. */
    void ended(GenerationEvent.Reason reason, Duration sinceArrival, int generatedTokens);
}
