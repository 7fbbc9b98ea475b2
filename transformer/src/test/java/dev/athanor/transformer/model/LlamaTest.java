package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.ops.AttentionPositions.Rotary;
import dev.athanor.transformer.ops.Cost;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.ops.RotaryScaling;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LlamaTest {

    private static final LlamaConfig SEVEN_BILLION = LlamaConfig.of(32000, 2048, 32, 32, 32, 4096, 11008, false);

    @Test
    void smallestLlamaHasTheParametersOfThePublishedOne() {
        List<Parameter> parameters = new Llama(SEVEN_BILLION).parameters();

        assertThat(parameters.stream().mapToLong(Parameter::elements).sum()).isEqualTo(6_738_415_616L);
        assertThat(parameters.stream().map(Parameter::name))
                .startsWith(
                        "model.embed_tokens.weight",
                        "model.layers.0.input_layernorm.weight",
                        "model.layers.0.self_attn.q_proj.weight")
                .endsWith("model.norm.weight", "lm_head.weight");
    }

    @Test
    void shapesAreThoseOfPyTorchsLinear() {
        var model = new Llama(LlamaConfig.of(65, 64, 2, 8, 2, 64, 160, true));

        Map<String, List<Integer>> shapes =
                model.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::shape));

        assertThat(shapes)
                .containsEntry("model.layers.1.self_attn.q_proj.weight", List.of(64, 64))
                .containsEntry("model.layers.1.self_attn.k_proj.weight", List.of(16, 64))
                .containsEntry("model.layers.1.mlp.down_proj.weight", List.of(64, 160))
                .doesNotContainKey("lm_head.weight");
    }

    @Test
    void costCountsSharedHeadsOnceAsWeightsAndFullyAsScores() {
        var model = new Llama(LlamaConfig.of(65, 64, 2, 8, 2, 64, 160, true));

        Cost cost = model.cost(3, 64);

        long blockWeights = 2L * 64 * 64 + 2L * 64 * 16 + 3L * 64 * 160;
        long attention = 4L * 64 * 64;
        assertThat(cost.forwardFlops()).isEqualTo(3 * 64 * (2 * (2 * blockWeights + attention) + 2L * 65 * 64));
    }

    @Test
    void scaledFrequenciesSlowDownTheSlowAndLeaveTheFast() {
        var scaling = new RotaryScaling.Llama3(8, 1, 4, 8192);
        float[] plain = new Rotary(500_000, RotaryScaling.NONE).frequencies(128);

        float[] scaled = new Rotary(500_000, scaling).frequencies(128);

        assertThat(scaled[0]).isEqualTo(plain[0]);
        assertThat(scaled[63]).isEqualTo(plain[63] / 8);
        assertThat(scaled[32]).isBetween(plain[32] / 8, plain[32]);
    }

    @Test
    void headsThatDoNotShareEvenlyAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaConfig.of(65, 64, 2, 8, 3, 64, 160, true))
                .withMessage("heads 8 is not divisible by keyValueHeads 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LlamaConfig.of(65, 64, 2, 8, 2, 72, 160, true))
                .withMessage("headSize is 9, which is odd; rotary positions turn pairs");
    }
}
