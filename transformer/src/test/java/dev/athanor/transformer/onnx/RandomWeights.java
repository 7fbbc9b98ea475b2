package dev.athanor.transformer.onnx;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.SequencedMap;

/** Weights that let every parameter matter: larger than initial ones, biases too. */
final class RandomWeights {

    private RandomWeights() {}

    static Weights of(Model model, long seed) {
        Random random = new Random(seed);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            float[] numbers = new float[Math.toIntExact(parameter.elements())];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) random.nextGaussian() * 0.2f;
            }
            Long[] shape = parameter.shape().stream().map(Integer::longValue).toArray(Long[]::new);
            tensors.put(parameter.name(), Tensor.of(numbers, shape));
        }
        return new Weights(tensors);
    }
}
