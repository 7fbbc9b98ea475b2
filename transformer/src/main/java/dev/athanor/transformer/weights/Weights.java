package dev.athanor.transformer.weights;

import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
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
        List<String> findings = new ArrayList<>();
        SequencedMap<String, Tensor> fitting = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            List<Long> shape =
                    parameter.shape().stream().map(Integer::longValue).toList();
            Tensor tensor = tensors.get(parameter.name());
            if (tensor == null && isZeroByDefault(parameter)) {
                fitting.put(parameter.name(), zeros(parameter, shape));
            } else if (tensor == null) {
                findings.add(parameter.name() + " is missing");
            } else if (!tensor.shape().equals(shape)) {
                findings.add(parameter.name() + " has shape " + tensor.shape() + " instead of " + shape);
            } else {
                fitting.put(parameter.name(), tensor);
            }
        }
        Set<String> known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        tensors.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.add(name + " is not a parameter of the model"));
        if (!findings.isEmpty()) {
            throw new IllegalArgumentException("the weights do not fit the model: " + String.join("; ", findings));
        }
        return new Weights(fitting);
    }

    private static boolean isZeroByDefault(Parameter parameter) {
        return parameter.initialisation().equals(Initialisation.ZEROS);
    }

    private static Tensor zeros(Parameter parameter, List<Long> shape) {
        return Tensor.of(new float[Math.toIntExact(parameter.elements())], shape.toArray(Long[]::new));
    }
}
