package dev.athanor.transformer.weights;

import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.LowRank;
import dev.athanor.transformer.ops.Linear;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Adds low-rank adapters into the weights beside which they were trained; what remains is the plain model. */
public final class AdapterMerge {

    private AdapterMerge() {}

    /**
     * The weights of {@link AdaptedModel#base} that compute what these compute.
     *
     * @param weights of the adapted model, in fp32
     */
    public static Weights merge(Weights weights, AdaptedModel model) {
        SequencedMap<String, Tensor> merged = new LinkedHashMap<>(weights.tensors());
        for (Linear layer : model.adaptedLayers()) {
            String name = layer.weight().name();
            float[] down = merged.remove(LowRank.downName(name)).toFloats(); // [rank, in]
            float[] up = merged.remove(LowRank.upName(name)).toFloats(); // [out, rank]
            merged.put(name, sum(weights.tensor(name), layer, down, up, model.adapters()));
        }
        return new Weights(merged);
    }

    private static Tensor sum(Tensor weight, Linear layer, float[] down, float[] up, LowRank adapters) {
        float[] numbers = weight.toFloats();
        int columns = layer.weight().shape().getLast();
        IntStream.range(0, numbers.length / columns).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                numbers[row * columns + column] += (float) (adapters.scale()
                        * switch (layer.orientation()) {
                            case INPUT_MAJOR -> product(down, row, layer.in(), up, column, adapters.rank());
                            case OUTPUT_MAJOR -> product(down, column, layer.in(), up, row, adapters.rank());
                        });
            }
        });
        return new Tensor(
                ElementType.F32, weight.shape(), Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, numbers));
    }

    /** One element of {@code (B · A)ᵀ}. */
    private static double product(float[] down, int in, int width, float[] up, int out, int rank) {
        double sum = 0;
        for (int r = 0; r < rank; r++) {
            sum += (double) down[r * width + in] * up[out * rank + r];
        }
        return sum;
    }
}
