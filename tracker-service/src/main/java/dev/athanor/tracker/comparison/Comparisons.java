package dev.athanor.tracker.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.tracker.metric.MetricReader;
import dev.athanor.tracker.run.Run;
import dev.athanor.tracker.run.RunSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts runs side by side. */
@ApplicationScoped
public class Comparisons {

    private final MetricReader metrics;

    public Comparisons(MetricReader metrics) {
        this.metrics = metrics;
    }

    Comparison of(List<Run> runs) {
        Map<String, JsonNode> configurations = new LinkedHashMap<>();
        Map<String, Map<String, Double>> last = new TreeMap<>();
        for (Run run : runs) {
            configurations.put(run.id, parse(Objects.requireNonNull(run.configuration)));
            metrics.last(run).forEach((name, value) -> last.computeIfAbsent(name, _ -> new LinkedHashMap<>())
                    .put(run.id, value));
        }
        return new Comparison(
                runs.stream().map(RunSummary::of).toList(), ConfigurationDifference.of(configurations), last);
    }

    private static JsonNode parse(String text) {
        try {
            return JsonFormat.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
