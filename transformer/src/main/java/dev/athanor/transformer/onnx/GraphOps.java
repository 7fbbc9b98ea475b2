package dev.athanor.transformer.onnx;

import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What both graphs write alike; a tensor is the name of an edge, a parameter that of an initializer. */
abstract class GraphOps implements Ops<String> {

    protected final Graph graph;
    private final SequencedMap<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, String> transposed = new HashMap<>();

    GraphOps(Graph graph) {
        this.graph = graph;
    }

    /** The parameters that the graph mentions, by name. */
    SequencedMap<String, Parameter> parameters() {
        return parameters;
    }

    @Override
    public String embedding(Parameter table, String indices) {
        return graph.node("Gather", List.of(use(table), indices));
    }

    @Override
    public String linear(Linear layer, String x) {
        String product = graph.node("MatMul", List.of(x, use(layer.weight())));
        return layer.bias() == null ? product : add(product, use(layer.bias()));
    }

    /** The table is transposed in the graph: a second copy would add a third to the file of a small GPT-2. */
    @Override
    public String tiedProjection(Parameter table, String x) {
        String columns = transposed.computeIfAbsent(
                use(table), name -> graph.node("Transpose", List.of(name), Attribute.of("perm", new long[] {1, 0})));
        return graph.node("MatMul", List.of(x, columns));
    }

    @Override
    public String layerNorm(LayerNorm norm, String x) {
        List<String> inputs = new ArrayList<>(List.of(x, use(norm.weight())));
        if (norm.bias() != null) {
            inputs.add(use(norm.bias()));
        }
        return graph.node(
                "LayerNormalization", inputs, Attribute.of("axis", -1L), Attribute.of("epsilon", norm.epsilon()));
    }

    @Override
    public String dropout(double probability, String x) {
        return x;
    }

    @Override
    public String add(String left, String right) {
        return graph.node("Add", List.of(left, right));
    }

    private String use(Parameter parameter) {
        parameters.putIfAbsent(parameter.name(), parameter);
        return parameter.name();
    }
}
