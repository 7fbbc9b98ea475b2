package dev.athanor.transformer.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import dev.athanor.transformer.ops.AttentionPositions.Rotary;
import dev.athanor.transformer.ops.RotaryScaling;
import dev.athanor.transformer.weights.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other people's libraries read is golden; {@code -Dgolden.update=true} writes the files anew. */
class HuggingFaceConfigTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/athanor/transformer/huggingface");

    private static final Gpt2 GPT2 = new Gpt2(new Gpt2Config(65, 64, 4, 2, 128, 0.25, true));
    private static final Llama LLAMA = new Llama(LlamaConfig.of(65, 64, 4, 4, 2, 128, 352, false));
    private static final Llama STRETCHED = new Llama(new LlamaConfig(
            65,
            512,
            4,
            4,
            1,
            16,
            128,
            352,
            new Rotary(500_000, new RotaryScaling.Llama3(8, 1, 4, 64)),
            1e-5,
            0.1,
            true,
            true,
            true));

    private static final BertConfig BERT = new BertConfig(65, 64, 2, 4, 2, 128, 256, Activation.GELU, 0.1, 0.2, 1e-12);
    private static final T5 PLAIN_T5 =
            new T5(new T5Config(65, 64, 2, 3, 4, 16, 48, 96, Activation.RELU, false, 32, 128, 0.1, 1e-6, true, true));
    private static final T5 GATED_T5 = new T5(
            new T5Config(65, 64, 2, 3, 4, 16, 48, 96, Activation.GELU_TANH, true, 32, 128, 0.1, 1e-6, false, false));

    static Stream<Arguments> models() {
        return Stream.of(
                arguments("gpt2", GPT2),
                arguments("llama", LLAMA),
                arguments("llama-stretched", STRETCHED),
                arguments("bert-masked", new BertMaskedLanguageModel(BERT)),
                arguments("bert-classifier", new BertClassifier(BERT, 3, 0.2)),
                arguments("t5", PLAIN_T5),
                arguments("t5-gated", GATED_T5));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void configIsWrittenAsTheGoldenFile(String name, Model model) throws IOException {
        String json = HuggingFaceConfig.write(model, Conventions.ofEnd(OptionalInt.of(0)), ElementType.F32);

        assertGolden(name + ".config.json", json);
    }

    @Test
    void labelsAreNamedAndAnswersBeginAsTheDatasetHasThem() {
        var named = Conventions.understanding(OptionalInt.of(1), List.of("bad", "good", "so-so"));

        assertThat(HuggingFaceConfig.write(new BertClassifier(BERT, 3, 0.2), named, ElementType.F32))
                .contains("\"1\" : \"good\"", "\"so-so\" : 2", "\"pad_token_id\" : 1");
        assertThat(HuggingFaceConfig.write(GATED_T5, Conventions.answering(7, 9), ElementType.F32))
                .contains("\"decoder_start_token_id\" : 7", "\"pad_token_id\" : 7", "\"eos_token_id\" : 9");
    }

    @Test
    void generationConfigIsWrittenAsTheGoldenFile() throws IOException {
        String json = HuggingFaceConfig.writeGeneration(Conventions.NONE);

        assertGolden("generation_config.json", json);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void configComesBackAsItWasWritten(String name, Model model) {
        String json = HuggingFaceConfig.write(model, Conventions.NONE, ElementType.BF16);

        Model read = HuggingFaceConfig.read(json);

        assertThat(read).as(name).hasSameClassAs(model);
        assertThat(read.parameters()).isEqualTo(model.parameters());
        assertThat(HuggingFaceConfig.write(read, Conventions.NONE, ElementType.BF16))
                .isEqualTo(json);
    }

    @Test
    void absentKeysHaveTheDefaultsOfTheOriginals() {
        assertThat(((Gpt2) HuggingFaceConfig.read("{\"model_type\": \"gpt2\"}")).config())
                .isEqualTo(new Gpt2Config(50257, 1024, 12, 12, 768, 0.1, true));
        assertThat(((Llama) HuggingFaceConfig.read("{\"model_type\": \"llama\"}")).config())
                .isEqualTo(LlamaConfig.of(32000, 2048, 32, 32, 32, 4096, 11008, false));
    }

    @Test
    void rotaryPositionsAreReadInTheWordsOfBothVersions() {
        String version4 = """
                {"model_type": "llama", "rope_theta": 500000.0,
                 "rope_scaling": {"type": "linear", "factor": 2.0}}""";
        String version5 = """
                {"model_type": "llama",
                 "rope_parameters": {"rope_theta": 500000.0, "rope_type": "linear", "factor": 2.0}}""";

        assertThat(((Llama) HuggingFaceConfig.read(version4)).config().rotary())
                .isEqualTo(new Rotary(500_000, new RotaryScaling.Linear(2)))
                .isEqualTo(((Llama) HuggingFaceConfig.read(version5)).config().rotary());
    }

    @Test
    void variantsThatAreNotComputedHereAreRefusedWithEveryReason() {
        String json = """
                {"model_type": "gpt2", "activation_function": "relu", "n_inner": 100, "tie_word_embeddings": false,
                 "attn_pdrop": 0.2}""";

        assertThatThrownBy(() -> HuggingFaceConfig.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("config.json: tie_word_embeddings is false, but only true is computed; "
                        + "activation_function is relu, but only gelu_new is computed; "
                        + "n_inner is 100, not four times n_embd; resid_pdrop, embd_pdrop and attn_pdrop differ");
    }

    @Test
    void shapeThatCannotBeIsRefusedTogetherWithTheVariant() {
        String json = """
                {"model_type": "llama", "hidden_act": "gelu", "num_attention_heads": 6, "num_key_value_heads": 4,
                 "rope_scaling": {"rope_type": "yarn"}, "vocab_size": "many"}""";

        assertThatThrownBy(() -> HuggingFaceConfig.read(json))
                .hasMessage("config.json: hidden_act is gelu, but only silu is computed; "
                        + "vocab_size is \"many\", which is no whole number; "
                        + "rope_type is yarn, but only default, linear and llama3 are computed; "
                        + "heads 6 is not divisible by keyValueHeads 4");
    }

    @Test
    void familiesThatAreNotComputedHereAreRefusedByName() {
        assertThatThrownBy(() -> HuggingFaceConfig.read("{\"model_type\": \"mamba\"}"))
                .hasMessage("config.json: model_type is mamba, but only gpt2, llama, bert, t5 are computed");
    }

    @Test
    void headsThatAreNotComputedHereAreRefusedByName() {
        assertThatThrownBy(() -> HuggingFaceConfig.read(
                        "{\"model_type\": \"bert\", \"architectures\": [\"BertForTokenClassification\"]}"))
                .hasMessage("config.json: architectures is BertForTokenClassification, but only BertForMaskedLM, "
                        + "BertForPreTraining, BertForSequenceClassification are computed");
    }

    @Test
    void modelWithoutBiasesIsNotWrittenAsOneWithThem() {
        Gpt2 withoutBias = new Gpt2(new Gpt2Config(65, 64, 4, 2, 128, 0.0, false));

        assertThatThrownBy(() -> HuggingFaceConfig.write(withoutBias, Conventions.NONE, ElementType.F32))
                .hasMessage("transformers' GPT-2 has biases; write the model as it is published");
        assertThat(HuggingFaceConfig.published(withoutBias).parameters())
                .anyMatch(parameter -> parameter.name().endsWith(".bias"));
    }

    private static void assertGolden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESOURCES.resolve(name), actual);
        }
        assertThat(actual).isEqualTo(Files.readString(RESOURCES.resolve(name)));
    }
}
