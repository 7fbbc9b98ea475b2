package dev.athanor.transformer.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.WeightSource;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.MalformedSafetensorsException;
import dev.athanor.transformer.weights.SafetensorsFile;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HuggingFaceFolderTest {

    private static final Gpt2 GPT2 = new Gpt2(new Gpt2Config(11, 8, 1, 2, 16, 0.1, true));
    private static final Llama TIED = new Llama(LlamaConfig.of(11, 8, 1, 4, 2, 16, 24, true));
    private static final Llama UNTIED = new Llama(LlamaConfig.of(11, 8, 1, 4, 2, 16, 24, false));

    private static final BertConfig BERT = new BertConfig(11, 8, 2, 1, 2, 16, 24, Activation.GELU, 0.1, 0.1, 1e-12);
    private static final BertMaskedLanguageModel MASKED = new BertMaskedLanguageModel(BERT);

    private static T5 t5(boolean tied) {
        return new T5(new T5Config(11, 8, 1, 1, 2, 8, 16, 24, Activation.RELU, false, 8, 16, 0.1, 1e-6, tied, tied));
    }

    @TempDir
    Path folder;

    static Stream<Model> models() {
        return Stream.of(GPT2, TIED, UNTIED, MASKED, new BertClassifier(BERT, 3, 0.2), t5(true), t5(false));
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelComesBackAsItWasWritten(Model model) throws IOException {
        Weights weights = weights(model);

        HuggingFaceFolder.write(folder, model, weights, Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);

        assertThat(folder.resolve("model.safetensors")).exists();
        assertReads(model, weights);
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelInShardsComesBackAsItWasWritten(Model model) throws IOException {
        Weights weights = weights(model);

        HuggingFaceFolder.write(folder, model, weights, Conventions.NONE, 2000);

        assertThat(folder.resolve("model.safetensors")).doesNotExist();
        assertThat(folder.resolve("model.safetensors.index.json")).exists();
        assertReads(model, weights);
    }

    @Test
    void halvesAreReadAsSingles() throws IOException {
        Weights halves = weights(UNTIED).as(ElementType.BF16);

        HuggingFaceFolder.write(folder, UNTIED, halves, Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);

        assertReads(UNTIED, halves.as(ElementType.F32));
    }

    @Test
    void bareModelsBuffersAndCopiesOfTiedTablesAreUnderstood() throws IOException {
        Weights weights = weights(TIED);
        writeRenamed(TIED, weights, (tensors, name) -> {
            tensors.put(name.replaceFirst("^model\\.", ""), weights.tensor(name));
            tensors.put("layers.0.self_attn.rotary_emb.inv_freq", Tensor.of(new float[2], 2L));
            tensors.put("lm_head.weight", weights.tensor("model.embed_tokens.weight"));
        });

        assertReads(TIED, weights);
    }

    @Test
    void namesOfTheFirstBertsAndHeadsForOtherTasksAreUnderstood() throws IOException {
        Weights weights = weights(MASKED);
        writeRenamed(MASKED, weights, (tensors, name) -> {
            String old =
                    name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta");
            tensors.put(old, weights.tensor(name));
            tensors.put("bert.pooler.dense.weight", Tensor.of(new float[4], 2L, 2L));
            tensors.put("cls.seq_relationship.bias", Tensor.of(new float[2], 2L));
            tensors.put("cls.predictions.decoder.weight", weights.tensor("bert.embeddings.word_embeddings.weight"));
        });

        assertReads(MASKED, weights);
    }

    @Test
    void encoderOfAnyHeadBecomesAClassifierWithANewHead() throws IOException {
        Weights weights = weights(MASKED);
        HuggingFaceFolder.write(folder, MASKED, weights, Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);

        try (HuggingFaceFolder read = HuggingFaceFolder.openAsClassifier(folder, 5, 7)) {
            WeightSource fresh = WeightSource.initial(7);
            assertThat(((BertClassifier) read.model()).labels()).isEqualTo(5);
            for (Parameter parameter : read.model().parameters()) {
                boolean head = parameter.name().startsWith("classifier.")
                        || parameter.name().startsWith("bert.pooler.");
                MemorySegment expected = head
                        ? MemorySegment.ofBuffer(fresh.of(parameter))
                        : weights.tensor(parameter.name()).data();
                assertThat(MemorySegment.ofBuffer(read.weights().of(parameter)).mismatch(expected))
                        .as(parameter.name())
                        .isEqualTo(-1);
            }
        }
    }

    @Test
    void modelWithoutAnEncoderIsRefusedAsAClassifier() throws IOException {
        HuggingFaceFolder.write(folder, GPT2, weights(GPT2), Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);

        assertThatThrownBy(() -> HuggingFaceFolder.openAsClassifier(folder, 2, 1))
                .hasMessage("the folder's model has no encoder that a classifier could be put on");
    }

    @Test
    void lastLayerOfAT5IsItsOwnIfTheWeightsSaySo() throws IOException {
        T5 untied = t5(false);
        T5 says = new T5(untied.config().withTiedEmbeddings(true));
        Weights weights = weights(untied);
        writeRenamed(says, weights, (tensors, name) -> tensors.put(name, weights.tensor(name)));

        assertReads(untied, weights);
    }

    @Test
    void modelOfAnotherKindIsRefusedWhereTextIsToBeContinued() throws IOException {
        HuggingFaceFolder.write(folder, MASKED, weights(MASKED), Conventions.NONE, HuggingFaceFolder.LARGEST_SHARD);

        try (HuggingFaceFolder read = HuggingFaceFolder.open(folder)) {
            assertThatThrownBy(read::languageModel)
                    .hasMessage("the folder's model tells hidden tokens; it does not score the next token of a text");
        }
    }

    @Test
    void everythingThatDoesNotFitIsReportedAtOnce() throws IOException {
        Weights weights = weights(GPT2);
        writeRenamed(GPT2, weights, (tensors, name) -> {
            switch (name) {
                case "transformer.wte.weight" -> tensors.put("transformer.words.weight", weights.tensor(name));
                case "transformer.ln_f.weight" -> tensors.put(name, Tensor.of(new float[2], 2L));
                default -> tensors.put(name, weights.tensor(name));
            }
        });

        assertThatThrownBy(() -> HuggingFaceFolder.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the weights do not fit the model: transformer.wte.weight is missing; "
                        + "transformer.ln_f.weight has shape [2] instead of [16]; "
                        + "transformer.words.weight is not a parameter of the model");
    }

    @Test
    void missingBiasIsNotTakenForZeros() throws IOException {
        Weights weights = weights(GPT2);
        writeRenamed(GPT2, weights, (tensors, name) -> {
            if (!name.equals("transformer.ln_f.bias")) {
                tensors.put(name, weights.tensor(name));
            }
        });

        assertThatThrownBy(() -> HuggingFaceFolder.open(folder)).hasMessageContaining("ln_f.bias is missing");
    }

    @Test
    void indexThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Files.writeString(
                folder.resolve("config.json"), HuggingFaceConfig.write(GPT2, Conventions.NONE, ElementType.F32));
        Files.writeString(
                folder.resolve("model.safetensors.index.json"), "{\"weight_map\": {\"a\": \"../model.safetensors\"}}");

        assertThatThrownBy(() -> HuggingFaceFolder.open(folder))
                .isInstanceOf(MalformedSafetensorsException.class)
                .hasMessageContaining("which is no file beside it");
    }

    private void writeRenamed(Model model, Weights weights, BiConsumer<SequencedMap<String, Tensor>, String> rename)
            throws IOException {
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        weights.tensors().keySet().forEach(name -> rename.accept(tensors, name));
        SafetensorsFile.write(new Weights(tensors), folder.resolve("model.safetensors"));
        Files.writeString(
                folder.resolve("config.json"), HuggingFaceConfig.write(model, Conventions.NONE, ElementType.F32));
    }

    private void assertReads(Model model, Weights weights) throws IOException {
        try (HuggingFaceFolder read = HuggingFaceFolder.open(folder)) {
            assertThat(read.model()).hasSameClassAs(model);
            assertThat(read.model().parameters())
                    .extracting(Parameter::name)
                    .containsExactlyElementsOf(
                            model.parameters().stream().map(Parameter::name).toList());
            for (Parameter parameter : model.parameters()) {
                MemorySegment actual = MemorySegment.ofBuffer(read.weights().of(parameter));
                assertThat(actual.mismatch(weights.tensor(parameter.name()).data()))
                        .as(parameter.name())
                        .isEqualTo(-1);
            }
        }
    }

    private static Weights weights(Model model) throws IOException {
        WeightSource initial = WeightSource.initial(5);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            List<Long> shape =
                    parameter.shape().stream().map(Integer::longValue).toList();
            tensors.put(
                    parameter.name(),
                    new Tensor(ElementType.F32, shape, MemorySegment.ofBuffer(initial.of(parameter))));
        }
        return new Weights(tensors);
    }
}
