package dev.athanor.transformer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a program and its weights as {@code .onnx}. Where the weights would exceed what one protobuf message can hold,
 * they go into a second file beside it, named {@code FILE_data} as Optimum names it.
 */
public final class OnnxFile {

    /** A protobuf message holds less than two gibibytes; the graph itself needs little of it. */
    private static final long LARGEST_MESSAGE = Integer.MAX_VALUE - (64L << 20);

    /** Lets readers map external tensors; the alignment of memory pages. */
    private static final long EXTERNAL_ALIGNMENT = 4096;

    private OnnxFile() {}

    /**
     * Writes a program.
     *
     * @param weights the program's parameters, as singles
     * @return the files written: one, or two where the weights are too large for one
     * @throws IllegalArgumentException if a parameter is missing, has another shape, or is no single
     */
    public static List<Path> write(OnnxProgram program, Weights weights, Path file) throws IOException {
        return write(program, weights, file, LARGEST_MESSAGE);
    }

    static List<Path> write(OnnxProgram program, Weights weights, Path file, long largestMessage) throws IOException {
        Weights fitting = weights.fitting(program.parameters());
        if (fitting.bytes() <= largestMessage) {
            writeMessage(embed(program.model(), fitting), file);
            return List.of(file);
        }
        Path data = file.resolveSibling(file.getFileName() + "_data");
        writeMessage(refer(program.model(), fitting, data), file);
        return List.of(file, data);
    }

    /** The whole file in memory, for weights that fit one message. */
    public static byte[] toBytes(OnnxProgram program, Weights weights) {
        return embed(program.model(), weights.fitting(program.parameters())).toByteArray();
    }

    private static ModelProto embed(ModelProto model, Weights weights) {
        ModelProto.Builder file = model.toBuilder();
        weights.tensors().forEach((name, tensor) -> file.getGraphBuilder()
                .addInitializer(describe(name, tensor).setRawData(bytes(tensor))));
        return file.build();
    }

    private static ModelProto refer(ModelProto model, Weights weights, Path data) throws IOException {
        ModelProto.Builder file = model.toBuilder();
        try (FileChannel channel = FileChannel.open(
                data, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
                Tensor tensor = entry.getValue();
                long offset = Math.ceilDiv(channel.position(), EXTERNAL_ALIGNMENT) * EXTERNAL_ALIGNMENT;
                channel.position(offset);
                tensor.writeTo(channel);
                file.getGraphBuilder()
                        .addInitializer(describe(entry.getKey(), tensor)
                                .setDataLocation(DataLocation.EXTERNAL)
                                .addAllExternalData(place(data, offset, tensor)));
            }
        }
        return file.build();
    }

    private static List<StringStringEntryProto> place(Path data, long offset, Tensor tensor) {
        List<StringStringEntryProto> place = new ArrayList<>();
        place.add(entry("location", data.getFileName().toString()));
        place.add(entry("offset", Long.toString(offset)));
        place.add(entry("length", Long.toString(tensor.data().byteSize())));
        return place;
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static TensorProto.Builder describe(String name, Tensor tensor) {
        if (tensor.type() != ElementType.F32) {
            throw new IllegalArgumentException(name + " is " + tensor.type() + "; the graphs compute in F32");
        }
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(tensor.shape());
    }

    private static ByteString bytes(Tensor tensor) {
        return UnsafeByteOperations.unsafeWrap(tensor.data().asByteBuffer());
    }

    private static void writeMessage(ModelProto model, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
        }
    }
}
