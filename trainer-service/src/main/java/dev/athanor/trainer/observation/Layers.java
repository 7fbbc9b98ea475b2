package dev.athanor.trainer.observation;

import dev.athanor.contracts.event.MetricNames;
import dev.athanor.transformer.observation.ObservedParameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Norms of what parameters are and do, layer by layer. A layer is a numbered block, or what stands beside the blocks, such as
 * an embedding.
 */
final class Layers {

    /** {@code transformer.h.0} of {@code transformer.h.0.attn.c_attn.weight}. */
    private static final Pattern BLOCK = Pattern.compile("(.*?\\.\\d+)\\..*");

    private Layers() {}

    /** The metrics of a step by their names. */
    static SequencedMap<String, Double> metrics(List<ObservedParameter> parameters) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(MetricNames.UPDATE_RATIO, updateRatio(parameters));
        Map<String, List<ObservedParameter>> layers = parameters.stream()
                .collect(Collectors.groupingBy(
                        parameter -> layer(parameter.name()), LinkedHashMap::new, Collectors.toList()));
        layers.forEach((layer, own) -> {
            metrics.put(
                    MetricNames.LAYER_GRADIENT_NORM + layer,
                    norm(own, parameter -> parameter.gradient().norm()));
            metrics.put(MetricNames.LAYER_UPDATE_RATIO + layer, updateRatio(own));
        });
        return metrics;
    }

    static String layer(String parameter) {
        Matcher block = BLOCK.matcher(parameter);
        return block.matches() ? block.group(1) : parameter.substring(0, Math.max(0, parameter.lastIndexOf('.')));
    }

    /** Infinite for a layer whose weights leave zero, as that of a bias alone does in the first step. */
    private static double updateRatio(List<ObservedParameter> parameters) {
        return norm(parameters, ObservedParameter::change)
                / norm(parameters, parameter -> parameter.weights().norm());
    }

    private static double norm(List<ObservedParameter> parameters, ToDoubleFunction<ObservedParameter> part) {
        return Math.sqrt(parameters.stream()
                .mapToDouble(part)
                .map(value -> value * value)
                .sum());
    }
}
