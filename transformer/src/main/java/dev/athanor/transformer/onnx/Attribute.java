package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** Attributes of nodes, by type. */
final class Attribute {

    private Attribute() {}

    static AttributeProto of(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto of(String name, double value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF((float) value)
                .build();
    }

    static AttributeProto of(String name, long... values) {
        AttributeProto.Builder ints = AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            ints.addInts(value);
        }
        return ints.build();
    }

    static AttributeProto ofType(String name, DataType type) {
        return of(name, (long) type.getNumber());
    }

    /** A tensor that holds one single. */
    static AttributeProto ofTensor(String name, float value) {
        TensorProto tensor = TensorProto.newBuilder()
                .setDataType(DataType.FLOAT.getNumber())
                .addDims(1)
                .addFloatData(value)
                .build();
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(tensor)
                .build();
    }
}
