package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.ops.Linear;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LowRankTest {

    private static final Gpt2 BASE = new Gpt2(new Gpt2Config(11, 8, 2, 2, 16, 0, true));

    @Test
    void adaptersStandBesideTheWeightsTheyAdaptInTheNamesOfPeft() {
        var adapted = new AdaptedLanguageModel(BASE, new LowRank(2, 4, 0, List.of("c_attn")));

        assertThat(adapted.parameters())
                .extracting(Parameter::name)
                .containsAll(BASE.parameters().stream().map(Parameter::name).toList())
                .contains("transformer.h.0.attn.c_attn.lora_A.weight", "transformer.h.1.attn.c_attn.lora_B.weight")
                .hasSize(BASE.parameters().size() + 4);
        assertThat(adapted.parameters().stream()
                        .filter(parameter -> parameter.name().contains("lora_")))
                .extracting(Parameter::shape)
                .containsExactly(List.of(2, 16), List.of(48, 2), List.of(2, 16), List.of(48, 2));
    }

    @Test
    void layersOfTheSameNameInDifferentPlacesAllHaveOne() {
        var adapted = new AdaptedLanguageModel(BASE, new LowRank(2, 4, 0, List.of("c_proj")));

        assertThat(adapted.adaptedLayers())
                .extracting(Linear::weight)
                .extracting(Parameter::name)
                .containsExactly(
                        "transformer.h.0.attn.c_proj.weight",
                        "transformer.h.0.mlp.c_proj.weight",
                        "transformer.h.1.attn.c_proj.weight",
                        "transformer.h.1.mlp.c_proj.weight");
    }

    @Test
    void targetThatTheModelDoesNotHaveIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AdaptedLanguageModel(BASE, new LowRank(2, 4, 0, List.of("c_attn", "q_proj"))))
                .withMessage("no linear layer of the model is named 'q_proj'");
    }
}
