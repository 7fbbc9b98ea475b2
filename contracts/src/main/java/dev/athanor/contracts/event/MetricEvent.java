package dev.athanor.contracts.event;

import java.util.List;

/** What a run measured. */
public sealed interface MetricEvent extends AthanorEvent {

    /**
     * A batch of points. A consumer that has seen (run, attempt, sequence) ignores it; points of a newer attempt
     * replace those of an older one at the same name and step.
     *
     * @param sequence counts the batches of an attempt from 0
     */
    @EventType("dev.athanor.metric.recorded.v1")
    record Recorded(String run, int attempt, long sequence, List<Point> points) implements MetricEvent {
        public Recorded {
            points = List.copyOf(points);
        }

        @Override
        public String subject() {
            return run;
        }
    }

    /**
     * One value.
     *
     * @param name such as {@code train/loss}
     * @param step optimizer steps done
     * @param value may be NaN or infinite
     * @param timeMillis since the epoch
     */
    record Point(String name, long step, double value, long timeMillis) {}
}
