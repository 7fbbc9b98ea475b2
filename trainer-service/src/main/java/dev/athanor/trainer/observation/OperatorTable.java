package dev.athanor.trainer.observation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which operators of a trace took how much time of their own, that of the operators that they called not counted. */
final class OperatorTable {

    private static final String ROW = "%-56s %9s %12s %9s%n";

    private OperatorTable() {}

    /** What one operator took. */
    private static final class Total {
        private long calls;
        private double microseconds;
    }

    /** An operator that began and, as far as the trace was read, has not ended. */
    private record Open(Total total, double end) {}

    /**
     * The table, the operator that took most first.
     *
     * @param trace complete events in the trace event format
     */
    static String of(byte[] trace) throws IOException {
        Map<String, Total> totals = new HashMap<>();
        byThread(JsonFormat.mapper().readTree(trace)).values().forEach(events -> add(events, totals));
        double all = totals.values().stream()
                .mapToDouble(total -> total.microseconds)
                .sum();
        StringBuilder table = new StringBuilder(ROW.formatted("operator", "calls", "own ms", "share"));
        totals.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Total> entry) -> -entry.getValue().microseconds)
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> table.append(row(entry.getKey(), entry.getValue(), all)));
        return table.toString();
    }

    private static String row(String name, Total total, double all) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                total.calls,
                String.format(Locale.ROOT, "%.3f", total.microseconds / 1e3),
                String.format(Locale.ROOT, "%.2f%%", 100 * total.microseconds / all));
    }

    /** The events of each thread, an operator before those that it called. */
    private static Map<String, List<JsonNode>> byThread(JsonNode trace) {
        Map<String, List<JsonNode>> threads = new HashMap<>();
        JsonNode events = trace.has("traceEvents") ? trace.get("traceEvents") : trace;
        for (JsonNode event : events) {
            if (event.path("ph").asText().equals("X")) {
                threads.computeIfAbsent(event.path("tid").asText(), unused -> new ArrayList<>())
                        .add(event);
            }
        }
        threads.values()
                .forEach(own -> own.sort(Comparator.comparingDouble((JsonNode event) -> begin(event))
                        .thenComparingDouble(event -> -duration(event))));
        return threads;
    }

    private static void add(List<JsonNode> events, Map<String, Total> totals) {
        Deque<Open> callers = new ArrayDeque<>();
        for (JsonNode event : events) {
            while (!callers.isEmpty() && callers.peek().end() <= begin(event)) {
                callers.pop();
            }
            if (!callers.isEmpty()) {
                callers.peek().total().microseconds -= duration(event);
            }
            Total total = totals.computeIfAbsent(event.path("name").asText(), unused -> new Total());
            total.calls++;
            total.microseconds += duration(event);
            callers.push(new Open(total, begin(event) + duration(event)));
        }
    }

    private static double begin(JsonNode event) {
        return event.path("ts").asDouble();
    }

    private static double duration(JsonNode event) {
        return event.path("dur").asDouble();
    }
}
