package dev.athanor.trainer.sweep;

import dev.athanor.trainer.loop.Interruption;

/** How a sweep ended. */
public sealed interface SweepEnding {

    /**
     * It is over.
     *
     * @param steps that it took
     * @param suggestion what follows from it
     */
    record Swept(long steps, Suggestion suggestion) implements SweepEnding {}

    /** It was interrupted; another begins anew. */
    record Interrupted(Interruption why) implements SweepEnding {}
}
