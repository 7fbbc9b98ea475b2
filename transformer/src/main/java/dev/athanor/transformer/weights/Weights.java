package dev.athanor.transformer.weights;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.ScalarType;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Named tensors, as in a checkpoint. They do not own their memory.
 *
 * @param tensors by name, in the order of the file or model they come from
 */
public record Weights(SequencedMap<String, Tensor> tensors) {

    public Weights {
        tensors = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors));
    }

    /**
     * The parameters of a program's file, without its optimizer's state.
     *
     * @param allocator who owns the memory, such as an arena
     */
    public static Weights of(TorchArchive archive, SegmentAllocator allocator) throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : archive.parameterNames()) {
            Attribute.Tensor described = archive.tensor(name);
            tensors.put(
                    name, new Tensor(elementType(described.type()), described.shape(), archive.read(name, allocator)));
        }
        return new Weights(tensors);
    }

    /**
     * One tensor.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor " + name + " among " + tensors.keySet());
        }
        return tensor;
    }

    /** Where a program takes them from, as singles; valid as long as they are. */
    public WeightSource source() {
        return parameter -> tensor(parameter.name())
                .as(ElementType.F32)
                .data()
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of all tensors together. */
    public long bytes() {
        return tensors.values().stream()
                .mapToLong(tensor -> tensor.data().byteSize())
                .sum();
    }

    /** The same numbers, each rounded to another floating-point type. */
    public Weights as(ElementType type) {
        SequencedMap<String, Tensor> converted = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> converted.put(name, tensor.as(type)));
        return new Weights(converted);
    }

    /**
     * Exactly a model's parameters, in its order. A bias that is missing here becomes zeros, so that a model trained
     * without biases can be written for readers that expect them.
     *
     * @throws IllegalArgumentException if another parameter is missing, a shape differs or a tensor is left over; all
     *     such findings at once
     */
    public Weights fitting(List<Parameter> parameters) {
        SequencedMap<String, Tensor> completed = new LinkedHashMap<>(tensors);
        parameters.stream()
                .filter(Weights::isZeroByDefault)
                .forEach(parameter -> completed.computeIfAbsent(parameter.name(), name -> zeros(shape(parameter))));
        return new Weights(completed).matching(parameters);
    }

    /**
     * Exactly a model's parameters, in its order.
     *
     * @throws IllegalArgumentException if one is missing, a shape differs or a tensor is left over; all such findings at
     *     once
     */
    public Weights matching(List<Parameter> parameters) {
        List<String> findings = new ArrayList<>();
        SequencedMap<String, Tensor> matching = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null) {
                findings.add(parameter.name() + " is missing");
            } else if (!tensor.shape().equals(shape(parameter))) {
                findings.add(parameter.name() + " has shape " + tensor.shape() + " instead of " + parameter.shape());
            } else {
                matching.put(parameter.name(), tensor);
            }
        }
        Set<String> known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        tensors.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.add(name + " is not a parameter of the model"));
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the weights do not fit the model: " + String.join("; ", findings));
        }
        return new Weights(matching);
    }

    private static List<Long> shape(Parameter parameter) {
        return parameter.shape().stream().map(Integer::longValue).toList();
    }

    private static ElementType elementType(ScalarType type) {
        return switch (type) {
            case FLOAT32 -> ElementType.F32;
            case FLOAT64 -> ElementType.F64;
            case FLOAT16 -> ElementType.F16;
            case BFLOAT16 -> ElementType.BF16;
            case INT64 -> ElementType.I64;
            case INT32 -> ElementType.I32;
            case INT16 -> ElementType.I16;
            case INT8 -> ElementType.I8;
            case UINT8 -> ElementType.U8;
            case BOOL -> ElementType.BOOL;
        };
    }

    private static boolean isZeroByDefault(Parameter parameter) {
        return parameter.initialisation().equals(Initialisation.ZEROS);
    }

    /** Of the others' type, since readers expect one. */
    private Tensor zeros(List<Long> shape) {
        ElementType type = tensors.isEmpty()
                ? ElementType.F32
                : tensors.firstEntry().getValue().type();
        MemorySegment data = MemorySegment.ofArray(new byte[Math.toIntExact(Tensor.bytes(type, shape))]);
        return new Tensor(type, shape, data);
    }
}
