package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class WeightsTest {

    private static final Gpt2Config WITHOUT_BIAS = new Gpt2Config(5, 4, 1, 1, 2, 0.0, false);

    @Test
    void weightsTrainedWithoutBiasesFitTheSameModelWithZeros() {
        Weights weights = ones(new Gpt2(WITHOUT_BIAS).parameters());
        List<Parameter> parameters = new Gpt2(WITHOUT_BIAS.withBias()).parameters();

        Weights fitting = weights.fitting(parameters);

        assertThat(fitting.tensors().keySet())
                .containsExactlyElementsOf(
                        parameters.stream().map(Parameter::name).toList());
        assertThat(fitting.tensor("transformer.ln_f.bias").toFloats()).containsExactly(0, 0);
        assertThat(fitting.tensor("transformer.ln_f.weight").toFloats()).containsExactly(1, 1);
    }

    @Test
    void addedZerosHaveTheTypeOfTheOtherWeights() {
        Weights halves = ones(new Gpt2(WITHOUT_BIAS).parameters()).as(ElementType.BF16);

        Weights fitting = halves.fitting(new Gpt2(WITHOUT_BIAS.withBias()).parameters());

        assertThat(fitting.tensors().values()).allMatch(tensor -> tensor.type() == ElementType.BF16);
    }

    @Test
    void everyMisfitIsReportedAtOnce() {
        Weights weights = ones(List.of(
                new Parameter("a", List.of(2), Initialisation.ONES),
                new Parameter("c", List.of(1), Initialisation.ONES)));
        List<Parameter> parameters = List.of(
                new Parameter("a", List.of(3), Initialisation.ONES),
                new Parameter("b", List.of(1), Initialisation.ONES));

        assertThatThrownBy(() -> weights.fitting(parameters))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weights do not fit the model: a has shape [2] instead of [3]; b is missing; "
                        + "c is not a parameter of the model");
    }

    private static Weights ones(List<Parameter> parameters) {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            float[] numbers = new float[(int) parameter.elements()];
            Arrays.fill(numbers, 1);
            tensors.put(
                    parameter.name(),
                    Tensor.of(
                            numbers,
                            parameter.shape().stream().map(Integer::longValue).toArray(Long[]::new)));
        }
        return new Weights(tensors);
    }
}
