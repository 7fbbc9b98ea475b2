package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A graph as text, one line per input, node and output. */
final class NodeList {

    private NodeList() {}

    static String of(ModelProto model) {
        List<String> lines = new ArrayList<>();
        model.getOpsetImportList()
                .forEach(set -> lines.add("operators %s %d".formatted(domain(set.getDomain()), set.getVersion())));
        model.getMetadataPropsList()
                .forEach(property -> lines.add("metadata %s = %s".formatted(property.getKey(), property.getValue())));
        GraphProto graph = model.getGraph();
        graph.getInputList().forEach(input -> lines.add("input " + value(input)));
        graph.getNodeList().forEach(node -> lines.add(node(node)));
        graph.getOutputList().forEach(output -> lines.add("output " + value(output)));
        return String.join("\n", lines) + "\n";
    }

    private static String node(NodeProto node) {
        String attributes =
                node.getAttributeList().stream().map(NodeList::attribute).collect(Collectors.joining(" "));
        String operator = node.getDomain().isEmpty() ? node.getOpType() : node.getDomain() + "." + node.getOpType();
        return "%s = %s(%s) %s"
                .formatted(
                        String.join(", ", node.getOutputList()),
                        operator,
                        String.join(", ", node.getInputList()),
                        attributes)
                .strip();
    }

    private static String attribute(AttributeProto attribute) {
        String value =
                switch (attribute.getType()) {
                    case INT -> Long.toString(attribute.getI());
                    case FLOAT -> Float.toString(attribute.getF());
                    case INTS -> attribute.getIntsList().toString();
                    case TENSOR -> attribute.getT().getFloatDataList().toString();
                    case UNDEFINED,
                            STRING,
                            GRAPH,
                            SPARSE_TENSOR,
                            TYPE_PROTO,
                            FLOATS,
                            STRINGS,
                            TENSORS,
                            GRAPHS,
                            SPARSE_TENSORS,
                            TYPE_PROTOS -> throw new AssertionError("the graphs have no such attribute: " + attribute);
                };
        return attribute.getName() + "=" + value;
    }

    private static String value(ValueInfoProto value) {
        String shape = value.getType().getTensorType().getShape().getDimList().stream()
                .map(NodeList::size)
                .collect(Collectors.joining(", "));
        return value.getName() + " [" + shape + "]";
    }

    private static String size(Dimension size) {
        return size.hasDimParam() ? size.getDimParam() : Long.toString(size.getDimValue());
    }

    private static String domain(String domain) {
        return domain.isEmpty() ? "ai.onnx" : domain;
    }
}
