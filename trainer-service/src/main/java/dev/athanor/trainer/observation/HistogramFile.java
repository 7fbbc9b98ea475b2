package dev.athanor.trainer.observation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.contracts.JsonFormat;
import dev.athanor.transformer.observation.Distribution;
import dev.athanor.transformer.observation.ObservedParameter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How weights and gradients of a step are spread, as a JSON file for whoever has no TensorBoard. */
final class HistogramFile {

    private HistogramFile() {}

    static byte[] of(long step, List<ObservedParameter> parameters) {
        ObjectNode file = JsonFormat.mapper().createObjectNode().put("step", step);
        ObjectNode byName = file.putObject("parameters");
        parameters.forEach(parameter -> {
            ObjectNode own = byName.putObject(parameter.name());
            own.set("weights", node(parameter.weights()));
            own.set("gradient", node(parameter.gradient()));
            own.put("change", parameter.change());
        });
        try {
            return JsonFormat.mapper().writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("histograms cannot be written as JSON", e);
        }
    }

    /** All intervals between the least and the greatest are of the same width. */
    private static ObjectNode node(Distribution it) {
        ObjectNode node = JsonFormat.mapper()
                .createObjectNode()
                .put("elements", it.elements())
                .put("least", it.least())
                .put("greatest", it.greatest())
                .put("mean", it.mean())
                .put("deviation", it.deviation())
                .put("norm", it.norm());
        it.counts().forEach(node.withArray("counts")::add);
        return node;
    }
}
