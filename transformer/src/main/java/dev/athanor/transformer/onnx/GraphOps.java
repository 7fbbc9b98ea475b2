package dev.athanor.transformer.onnx;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.LayerNorm;
import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Ops;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RmsNorm;
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
        String weight =
                switch (layer.orientation()) {
                    case INPUT_MAJOR -> use(layer.weight());
                    case OUTPUT_MAJOR -> transposed(layer.weight());
                };
        String product = graph.node("MatMul", List.of(x, weight));
        return layer.bias() == null ? product : add(product, use(layer.bias()));
    }

    /** Weights are transposed in the graph: a second copy of the table would add a third to the file of a small GPT-2. */
    private String transposed(Parameter weight) {
        return transposed.computeIfAbsent(
                use(weight), name -> graph.node("Transpose", List.of(name), Attribute.of("perm", new long[] {1, 0})));
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

    /** {@code x / sqrt(mean(x²) + epsilon) * weight}. */
    @Override
    public String rmsNorm(RmsNorm norm, String x) {
        String squares = graph.node("Mul", List.of(x, x));
        String mean = graph.node("ReduceMean", List.of(squares, graph.integers(-1))); // [batch, time, 1]
        String root = graph.node("Sqrt", List.of(add(mean, graph.number(norm.epsilon()))));
        return graph.node("Mul", List.of(graph.node("Div", List.of(x, root)), use(norm.weight())));
    }

    @Override
    public String activate(Activation activation, String x) {
        return switch (activation) {
            case GELU -> gelu(x);
            case GELU_TANH -> geluTanh(x);
            case SILU -> graph.node("Mul", List.of(x, graph.node("Sigmoid", List.of(x))));
            case RELU -> graph.node("Relu", List.of(x));
            case TANH -> graph.node("Tanh", List.of(x));
        };
    }

    /** {@code x / 2 * (1 + erf(x / sqrt(2)))}. */
    private String gelu(String x) {
        String error = graph.node("Erf", List.of(scale(x, Math.sqrt(0.5))));
        return graph.node("Mul", List.of(scale(x, 0.5), add(error, graph.number(1))));
    }

    /** An activation that ONNX Runtime has an operator for, and the standard has not. */
    abstract String geluTanh(String x);

    @Override
    public String firstToken(String x) {
        return graph.node("Gather", List.of(x, graph.integers(0)), Attribute.of("axis", 1L));
    }

    @Override
    public String dropout(double probability, String x) {
        return x;
    }

    @Override
    public String add(String left, String right) {
        return graph.node("Add", List.of(left, right));
    }

    @Override
    public String multiply(String left, String right) {
        return graph.node("Mul", List.of(left, right));
    }

    @Override
    public String scale(String x, double factor) {
        return graph.node("Mul", List.of(x, graph.number(factor)));
    }

    /** Mentions a parameter. */
    protected String use(Parameter parameter) {
        parameters.putIfAbsent(parameter.name(), parameter);
        return parameter.name();
    }
}
