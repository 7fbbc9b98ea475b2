package dev.athanor.transformer.torch.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A value in the object graph of a TorchScript program. */
public sealed interface Attribute {

    /**
     * A module: an instance of a class of the program's source.
     *
     * @param type the qualified name of its class, such as {@code __torch__.Block}
     * @param attributes by name, in the order in which the class declares them
     */
    record Module(String type, SequencedMap<String, Attribute> attributes) implements Attribute {
        public Module {
            attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
        }
    }

    /**
     * A contiguous tensor with a storage of its own.
     *
     * @param key names its bytes, which are the entry {@code data/KEY}
     * @param type of its numbers
     * @param shape row-major; empty for a scalar
     * @param trained whether autograd follows it: true for parameters
     */
    record Tensor(String key, ScalarType type, List<Long> shape, boolean trained) implements Attribute {
        public Tensor {
            shape = List.copyOf(shape);
        }

        /** How many numbers it holds. */
        public long elements() {
            return shape.stream().reduce(1L, Math::multiplyExact);
        }

        /** The size of its storage. */
        public long bytes() {
            return Math.multiplyExact(elements(), type.bytes());
        }

        /** Elements from one index to the next, per dimension. */
        List<Long> strides() {
            List<Long> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
            for (int dimension = shape.size() - 2; dimension >= 0; dimension--) {
                // PyTorch counts an empty dimension as one element long.
                long size = Math.max(1, shape.get(dimension + 1));
                strides.set(dimension, Math.multiplyExact(strides.get(dimension + 1), size));
            }
            return strides;
        }
    }

    /**
     * A list of tensors.
     *
     * @param tensors in order
     */
    record TensorList(List<Tensor> tensors) implements Attribute {
        public TensorList {
            tensors = List.copyOf(tensors);
        }
    }

    /**
     * A list, tuple or dictionary of other values, as modules of other people's have. It is read, never written.
     *
     * @param values in order; of a dictionary without its keys
     */
    record Values(List<Attribute> values) implements Attribute {
        public Values {
            values = List.copyOf(values);
        }
    }

    /**
     * A Python {@code int}.
     *
     * @param value of it
     */
    record Whole(long value) implements Attribute {}

    /**
     * A Python {@code float}.
     *
     * @param value of it
     */
    record Real(double value) implements Attribute {}

    /**
     * A Python {@code bool}.
     *
     * @param value of it
     */
    record Flag(boolean value) implements Attribute {}

    /**
     * A Python {@code str}.
     *
     * @param value of it
     */
    record Text(String value) implements Attribute {}

    /** Python's {@code None}. */
    record None() implements Attribute {}
}
