package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class T5Test {

    private static final T5Config SMALL =
            new T5Config(32128, 512, 6, 6, 8, 64, 512, 2048, Activation.RELU, false, 32, 128, 0.1, 1e-6, true, true);
    private static final T5Config SMALL_OF_VERSION_1_1 = new T5Config(
            32128, 512, 8, 8, 6, 64, 512, 1024, Activation.GELU_TANH, true, 32, 128, 0.1, 1e-6, false, false);

    @Test
    void smallModelsHaveTheParametersOfThePublishedOnes() {
        assertThat(elements(new T5(SMALL))).isEqualTo(60_506_624);
        assertThat(elements(new T5(SMALL_OF_VERSION_1_1))).isEqualTo(76_961_152);
    }

    @Test
    void onlyTheFirstLayerOfASideKeepsATableOfDistances() {
        List<String> names =
                new T5(SMALL).parameters().stream().map(Parameter::name).toList();

        assertThat(names.stream().filter(name -> name.contains("relative_attention_bias")))
                .containsExactly(
                        "encoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                        "decoder.block.0.layer.0.SelfAttention.relative_attention_bias.weight");
        assertThat(names).doesNotContain("lm_head.weight");
    }

    @Test
    void bucketsWithoutRoomForFarDistancesAreRefused() {
        var config = new T5Config(65, 64, 1, 1, 4, 8, 32, 64, Activation.RELU, false, 32, 16, 0, 1e-6, true, true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new T5(config).parameters())
                .withMessage("32 buckets need a farthest distance beyond 16, not 16");
    }

    private static long elements(Model model) {
        return model.parameters().stream().mapToLong(Parameter::elements).sum();
    }
}
