package dev.athanor.trainer.report;

import dev.athanor.trainer.loop.StepRecord;
import java.util.concurrent.CompletableFuture;

/** What waits to be said. */
sealed interface Entry {

    record Stepped(StepRecord step) implements Entry {}

    record Evaluated(long step, double loss, long timeMillis) implements Entry {}

    /** Somebody waits until all that was laid down before is said. */
    record Flush(CompletableFuture<Void> said) implements Entry {}

    /** The last one. */
    record Close() implements Entry {}
}
