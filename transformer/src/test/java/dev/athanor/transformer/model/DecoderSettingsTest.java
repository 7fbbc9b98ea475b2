package dev.athanor.transformer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DecoderSettingsTest {

    @Test
    void eachArchitectureTakesWhatItHas() {
        assertThat(((Gpt2) settings("gpt2", 4, 0).model()).config())
                .isEqualTo(new Gpt2Config(65, 64, 2, 4, 128, 0.1, true));
        assertThat(((Llama) settings("llama", 2, 300).model()).config().keyValueHeads())
                .isEqualTo(2);
    }

    @Test
    void gatedLayersHaveTheParametersOfPlainOnesWhereNobodySays() {
        Llama llama = (Llama) settings("llama", 4, 0).model();

        assertThat(llama.config().feedForwardSize()).isEqualTo(352);
    }

    @Test
    void unknownArchitectureIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("mamba", 4, 0).model())
                .withMessage("the architecture is 'mamba'; allowed are gpt2, llama");
    }

    private static DecoderSettings settings(String architecture, int keyValueHeads, int feedForwardSize) {
        return new DecoderSettings(
                architecture, 65, 64, 2, 4, keyValueHeads, 128, feedForwardSize, 0.1, true, 10_000, true);
    }
}
