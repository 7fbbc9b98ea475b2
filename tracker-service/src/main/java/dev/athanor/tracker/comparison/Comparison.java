package dev.athanor.tracker.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.tracker.run.RunSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs side by side.
 *
 * @param runs in the order in which they were asked for
 * @param differences the keys of the configurations that are not the same in all, with each run's value
 * @param metrics the last value of each curve, by curve and run
 */
public record Comparison(
        List<RunSummary> runs,
        Map<String, Map<String, @Nullable JsonNode>> differences,
        Map<String, Map<String, Double>> metrics) {}
