package dev.athanor.trainer.report;

import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.trainer.loop.StepRecord;
import dev.athanor.trainer.loop.Warning;
import dev.athanor.trainer.record.RunRecords;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What waits to be said. */
sealed interface Entry {

    record Stepped(StepRecord step) implements Entry {}

    record Evaluated(long step, double loss, long timeMillis) implements Entry {}

    /** The model wrote texts. */
    record Sampled(long step, String prompt, List<String> texts) implements Entry {}

    /** Something was measured elsewhere. */
    record Measured(MetricEvent.Point point) implements Entry {}

    /** Something that only the run's records are told. */
    record Recorded(Consumer<RunRecords> what) implements Entry {}

    record Warned(long step, Warning warning) implements Entry {}

    /** Somebody waits until all that was laid down before is said. */
    record Flush(CompletableFuture<Void> said) implements Entry {}

    /** The last one. */
    record Close() implements Entry {}
}
