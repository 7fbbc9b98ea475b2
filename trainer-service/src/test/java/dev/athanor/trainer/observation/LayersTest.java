package dev.athanor.trainer.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.athanor.transformer.observation.ObservedParameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {

    @Test
    void normsOfALayerAreThoseOfAllItsParametersTogether() {
        List<ObservedParameter> parameters = List.of(
                Seen.parameter("transformer.wte.weight", 12, 0, 0),
                Seen.parameter("transformer.h.0.ln_1.weight", 3, 6, 0.3),
                Seen.parameter("transformer.h.0.ln_1.bias", 4, 8, 0.4));

        assertThat(Layers.metrics(parameters))
                .containsExactly(
                        entry("train/update_ratio", 0.5 / 13),
                        entry("layers/gradient_norm/transformer.wte", 0.0),
                        entry("layers/update_ratio/transformer.wte", 0.0),
                        entry("layers/gradient_norm/transformer.h.0", 10.0),
                        entry("layers/update_ratio/transformer.h.0", 0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "transformer.h.11.attn.c_attn.weight, transformer.h.11",
        "transformer.h.1.adapters.2.weight, transformer.h.1",
        "model.norm.weight, model.norm",
        "encoder.block.0.layer.1.DenseReluDense.wi.weight, encoder.block.0",
        "bias, ''"
    })
    void layerIsTheOutermostNumberedBlockOrTheModule(String parameter, String layer) {
        assertThat(Layers.layer(parameter)).isEqualTo(layer);
    }
}
