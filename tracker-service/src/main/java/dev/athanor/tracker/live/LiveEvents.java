package dev.athanor.tracker.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.MetricEvent;
import dev.athanor.contracts.event.RunEvent;
import dev.athanor.tracker.run.Run;
import dev.athanor.tracker.run.RunState;
import dev.athanor.tracker.run.RunSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what the log and the tables say to what a watcher is told. */
final class LiveEvents {

    private LiveEvents() {}

    /** Where a run stands now, for a watcher that just came. */
    static List<LiveEvent> of(Run run) {
        var summary = RunSummary.of(run);
        List<LiveEvent> events = new ArrayList<>();
        events.add(new LiveEvent.State(
                run.id, run.attempt, run.state.name(), "known", run.step, run.worker, summary.failure(), run.reason));
        if (run.state == RunState.running) {
            events.add(new LiveEvent.Progress(
                    run.id, run.attempt, run.step, run.steps, run.loss, run.tokensPerSecond, run.secondsLeft));
        }
        return events;
    }

    /** The event's data. */
    static String json(LiveEvent event) {
        try {
            return JsonFormat.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the event cannot be written as JSON", e);
        }
    }

    static LiveEvent of(MetricEvent event) {
        return switch (event) {
            case MetricEvent.Recorded recorded ->
                new LiveEvent.Metrics(recorded.run(), recorded.attempt(), recorded.points());
        };
    }

    static LiveEvent of(RunEvent event) {
        return switch (event) {
            case RunEvent.Claimed claimed -> state(event, RunState.claimed, null, claimed.worker(), null, null);
            case RunEvent.Started started -> state(event, RunState.running, started.fromStep(), null, null, null);
            case RunEvent.Progressed progressed ->
                new LiveEvent.Progress(
                        progressed.run(),
                        progressed.attempt(),
                        progressed.step(),
                        progressed.steps(),
                        progressed.loss(),
                        progressed.tokensPerSecond(),
                        progressed.secondsLeft());
            case RunEvent.StepSkipped skipped -> state(event, RunState.running, skipped.step(), null, null, null);
            case RunEvent.CheckpointSaved saved -> state(event, RunState.running, saved.step(), null, null, null);
            case RunEvent.Sampled sampled -> state(event, RunState.running, sampled.step(), null, null, null);
            case RunEvent.Warned warned -> state(event, RunState.running, warned.step(), null, null, null);
            case RunEvent.Released released ->
                state(event, RunState.requested, released.step(), null, null, released.reason());
            case RunEvent.Completed completed -> state(event, RunState.completed, completed.step(), null, null, null);
            case RunEvent.LearningRateFound found ->
                state(event, RunState.completed, found.step(), null, null, found.reason());
            case RunEvent.Failed failed -> state(event, RunState.failed, failed.step(), null, failed.failure(), null);
            case RunEvent.Cancelled cancelled ->
                state(event, RunState.cancelled, cancelled.step(), null, null, cancelled.reason());
            case RunEvent.Pruned pruned -> state(event, RunState.pruned, pruned.step(), null, null, pruned.reason());
        };
    }

    private static LiveEvent state(
            RunEvent event,
            RunState state,
            @Nullable Long step,
            @Nullable String worker,
            @Nullable Failure failure,
            @Nullable String reason) {
        return new LiveEvent.State(
                event.run(), event.attempt(), state.name(), fact(event), step, worker, failure, reason);
    }

    /** {@code checkpoint-saved} of {@code dev.athanor.run.checkpoint-saved.v1}. */
    private static String fact(AthanorEvent event) {
        var words = EventTypes.of(event).split("\\.", -1);
        return words[words.length - 2];
    }
}
