package dev.athanor.tracker.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.athanor.contracts.event.Failure;
import dev.athanor.contracts.event.MetricEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a watcher is told while it happens. */
public sealed interface LiveEvent {

    /** The run's id. */
    String run();

    /** The attempt that says it. */
    int attempt();

    /** The name of the server-sent event. */
    @JsonIgnore
    String name();

    /**
     * The run stands elsewhere, or something of it is new that a further look at it shows.
     *
     * @param state where it stands
     * @param fact what made it so: the last but one word of the event's type, such as {@code checkpoint-saved}
     * @param step optimizer steps done, if it was said
     */
    record State(
            String run,
            int attempt,
            String state,
            String fact,
            @Nullable Long step,
            @Nullable String worker,
            @Nullable Failure failure,
            @Nullable String reason)
            implements LiveEvent {
        @Override
        public String name() {
            return "state";
        }
    }

    /** The run advanced; about once a second. */
    record Progress(
            String run,
            int attempt,
            long step,
            @Nullable Long steps,
            @Nullable Double loss,
            @Nullable Double tokensPerSecond,
            @Nullable Double secondsLeft)
            implements LiveEvent {
        @Override
        public String name() {
            return "progress";
        }
    }

    /** Points of the run's curves. */
    record Metrics(String run, int attempt, List<MetricEvent.Point> points) implements LiveEvent {
        @Override
        public String name() {
            return "metrics";
        }
    }
}
