package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that grows node by node. Edges are their names; a node is named after its operator, its only output after it.
 */
final class Graph {

    /** The domain of ONNX Runtime's own operators. */
    static final String MICROSOFT = "com.microsoft";

    private final GraphProto.Builder graph;
    private final Map<String, Integer> operators = new HashMap<>();
    private final Set<String> constants = new HashSet<>();

    Graph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    GraphProto build() {
        return graph.build();
    }

    /** A size that is a number, or the name of one that the caller decides. */
    void input(String name, DataType type, Object... shape) {
        graph.addInput(value(name, type, shape));
    }

    void output(String name, DataType type, Object... shape) {
        graph.addOutput(value(name, type, shape));
    }

    /** A node of the standard operators with one output. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = nextName(operator);
        String output = name + "_output";
        add("", operator, name, inputs, List.of(output), attributes);
        return output;
    }

    /** A node whose outputs are named by the caller. */
    void node(String domain, String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        add(domain, operator, nextName(operator), inputs, outputs, attributes);
    }

    /** A constant vector of integers. */
    String integers(long... values) {
        String name = "integers" + Arrays.toString(values).replace(" ", "");
        if (constants.add(name)) {
            TensorProto.Builder tensor = constant(name, DataType.INT64).addDims(values.length);
            Arrays.stream(values).forEach(tensor::addInt64Data);
            graph.addInitializer(tensor);
        }
        return name;
    }

    /** A constant integer, without dimensions. */
    String integer(long value) {
        String name = "integer[" + value + "]";
        if (constants.add(name)) {
            graph.addInitializer(constant(name, DataType.INT64).addInt64Data(value));
        }
        return name;
    }

    /** A constant single, without dimensions. */
    String number(double value) {
        String name = "number[" + value + "]";
        if (constants.add(name)) {
            graph.addInitializer(constant(name, DataType.FLOAT).addFloatData((float) value));
        }
        return name;
    }

    /** A constant vector of singles. */
    String numbers(float... values) {
        String name = "numbers" + Arrays.toString(values).replace(" ", "");
        if (constants.add(name)) {
            TensorProto.Builder tensor = constant(name, DataType.FLOAT).addDims(values.length);
            for (float value : values) {
                tensor.addFloatData(value);
            }
            graph.addInitializer(tensor);
        }
        return name;
    }

    private void add(
            String domain,
            String operator,
            String name,
            List<String> inputs,
            List<String> outputs,
            AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setDomain(domain)
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(List.of(attributes)));
    }

    private String nextName(String operator) {
        return operator + "_" + (operators.merge(operator, 1, Integer::sum) - 1);
    }

    private static TensorProto.Builder constant(String name, DataType type) {
        return TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    }

    private static ValueInfoProto value(String name, DataType type, Object... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (Object size : shape) {
            dimensions.addDim(dimension(size));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static Dimension dimension(Object size) {
        return size instanceof String name
                ? Dimension.newBuilder().setDimParam(name).build()
                : Dimension.newBuilder().setDimValue((Integer) size).build();
    }
}
