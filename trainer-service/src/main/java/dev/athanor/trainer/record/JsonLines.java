package dev.athanor.trainer.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.contracts.event.AthanorEvent;
import dev.athanor.contracts.event.EventTypes;
import dev.athanor.contracts.event.MetricEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Lines of a run's log, each an object with its time: facts as {@code {"time", "event", "data"}}, measurements of one step
 * as {@code {"time", "step", "train/loss", ...}}.
 */
final class JsonLines {

    private JsonLines() {}

    /** Something happened. */
    static byte[] of(AthanorEvent event, long timeMillis) {
        ObjectNode line = line(timeMillis);
        line.put("event", EventTypes.of(event));
        line.set("data", JsonFormat.mapper().valueToTree(event));
        return bytes(line);
    }

    /** Something was measured; all points are of one step. */
    static byte[] of(List<MetricEvent.Point> points) {
        MetricEvent.Point first = points.getFirst();
        ObjectNode line = line(first.timeMillis());
        line.put("step", first.step());
        points.forEach(point -> line.put(point.name(), point.value()));
        return bytes(line);
    }

    private static ObjectNode line(long timeMillis) {
        return JsonFormat.mapper()
                .createObjectNode()
                .put("time", Instant.ofEpochMilli(timeMillis).toString());
    }

    private static byte[] bytes(ObjectNode line) {
        try {
            return (JsonFormat.mapper().writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line of the log cannot be written as JSON", e);
        }
    }
}
