package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.Initialisation;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Gpt2Test {

    private static final Gpt2Config SMALLEST = new Gpt2Config(50257, 1024, 12, 12, 768, 0.1, true);

    @Test
    void smallestGpt2HasTheParametersOfThePublishedOne() {
        List<Parameter> parameters = new Gpt2(SMALLEST).parameters();

        assertThat(parameters.stream().mapToLong(Parameter::elements).sum()).isEqualTo(124_439_808);
        assertThat(parameters).hasSize(148);
        assertThat(parameters.stream().map(Parameter::name))
                .startsWith(
                        "transformer.wte.weight",
                        "transformer.wpe.weight",
                        "transformer.h.0.ln_1.weight",
                        "transformer.h.0.ln_1.bias",
                        "transformer.h.0.attn.c_attn.weight",
                        "transformer.h.0.attn.c_attn.bias")
                .endsWith("transformer.ln_f.weight", "transformer.ln_f.bias");
    }

    @Test
    void shapesAreThoseOfHuggingFacesConv1d() {
        Map<String, List<Integer>> shapes =
                new Gpt2(SMALLEST).parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::shape));

        assertThat(shapes)
                .containsEntry("transformer.wte.weight", List.of(50257, 768))
                .containsEntry("transformer.h.3.attn.c_attn.weight", List.of(768, 2304))
                .containsEntry("transformer.h.3.mlp.c_fc.weight", List.of(768, 3072))
                .containsEntry("transformer.h.3.mlp.c_proj.weight", List.of(3072, 768));
    }

    @Test
    void residualProjectionsStartSmallerWithDepth() {
        Map<String, Parameter> parameters = byName(new Gpt2(SMALLEST));

        assertThat(deviation(parameters.get("transformer.h.0.attn.c_attn.weight")))
                .isEqualTo(0.02);
        assertThat(deviation(parameters.get("transformer.h.0.attn.c_proj.weight")))
                .isCloseTo(0.02 / Math.sqrt(24), within(1e-12));
        assertThat(parameters.get("transformer.ln_f.weight").initialisation()).isEqualTo(Initialisation.ONES);
        assertThat(parameters.get("transformer.ln_f.bias").initialisation()).isEqualTo(Initialisation.ZEROS);
    }

    @Test
    void modelWithoutBiasesHasNoneAndDecaysMatricesOnly() {
        var model = new Gpt2(new Gpt2Config(65, 64, 4, 4, 128, 0, false));

        assertThat(model.parameters()).noneMatch(parameter -> parameter.name().endsWith(".bias"));
        assertThat(model.parameters().stream().filter(parameter -> !parameter.decays()))
                .allMatch(parameter -> parameter.name().contains("ln_"))
                .hasSize(9);
    }

    @Test
    void costCountsMatrixProductsAndEveryParameterOnce() {
        var model = new Gpt2(new Gpt2Config(65, 64, 4, 4, 128, 0, false));

        Cost cost = model.cost(12, 64);

        long blockWeights = 12L * 128 * 128;
        long attention = 4L * 64 * 128;
        long perToken = 4 * (2 * blockWeights + attention) + 2L * 65 * 128;
        assertThat(cost.parameters())
                .isEqualTo(model.parameters().stream()
                        .mapToLong(Parameter::elements)
                        .sum());
        assertThat(cost.tokens()).isEqualTo(768);
        assertThat(cost.forwardFlops()).isEqualTo(768 * perToken);
        assertThat(cost.trainingFlopsPerToken()).isEqualTo(3.0 * perToken);
    }

    @Test
    void headsThatDoNotDivideTheWidthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gpt2Config(65, 64, 4, 3, 128, 0, false))
                .withMessage("hiddenSize 128 is not divisible by heads 3");
    }

    private static Map<String, Parameter> byName(Gpt2 model) {
        return model.parameters().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
    }

    private static double deviation(Parameter parameter) {
        return ((Initialisation.Normal) parameter.initialisation()).standardDeviation();
    }
}
