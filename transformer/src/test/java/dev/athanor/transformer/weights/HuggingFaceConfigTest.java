package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.transformer.model.Gpt2Config;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HuggingFaceConfigTest {

    private static final Gpt2Config CONFIG = new Gpt2Config(65, 64, 4, 2, 128, 0.25, true);

    @Test
    void configIsWrittenAsTheGoldenFile() throws IOException {
        String json = HuggingFaceConfig.write(CONFIG, OptionalInt.of(0), ElementType.F32);

        assertThat(json).isEqualTo(golden("config.json"));
    }

    @Test
    void generationConfigIsWrittenAsTheGoldenFile() throws IOException {
        String json = HuggingFaceConfig.writeGeneration(OptionalInt.empty());

        assertThat(json).isEqualTo(golden("generation_config.json"));
    }

    @Test
    void configComesBackAsItWasWritten() {
        String json = HuggingFaceConfig.write(CONFIG, OptionalInt.empty(), ElementType.BF16);

        assertThat(HuggingFaceConfig.readGpt2(json)).isEqualTo(CONFIG);
    }

    @Test
    void absentKeysHaveTheDefaultsOfTheOriginal() {
        Gpt2Config config = HuggingFaceConfig.readGpt2("{}");

        assertThat(config).isEqualTo(new Gpt2Config(50257, 1024, 12, 12, 768, 0.1, true));
    }

    @Test
    void modelsThatAreNotComputedHereAreRefusedWithEveryReason() {
        String json = """
                {"model_type": "llama", "activation_function": "relu", "n_inner": 100, "tie_word_embeddings": false,
                 "attn_pdrop": 0.2}""";

        assertThatThrownBy(() -> HuggingFaceConfig.readGpt2(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("config.json: model_type is llama, but only gpt2 is computed; "
                        + "tie_word_embeddings is false, but only true is computed; "
                        + "activation_function is relu, but only gelu_new is computed; "
                        + "n_inner is 100, not four times n_embd; resid_pdrop, embd_pdrop and attn_pdrop differ");
    }

    @Test
    void modelWithoutBiasesIsNotWrittenAsOneWithThem() {
        Gpt2Config withoutBias = new Gpt2Config(65, 64, 4, 2, 128, 0.0, false);

        assertThatThrownBy(() -> HuggingFaceConfig.write(withoutBias, OptionalInt.empty(), ElementType.F32))
                .hasMessage("transformers' GPT-2 has biases; write the model withBias()");
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = HuggingFaceConfigTest.class.getResourceAsStream(name)) {
            assertThat(file).as("golden file " + name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
