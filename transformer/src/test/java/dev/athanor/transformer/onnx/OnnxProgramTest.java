package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.T5;
import dev.athanor.transformer.model.T5Config;
import dev.athanor.transformer.ops.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The graphs leave the process: every node of a model of one layer is written down beside this test. The system property
 * {@code golden.update} writes the files anew.
 */
class OnnxProgramTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/athanor/transformer/onnx");

    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(65, 64, 1, 4, 32, 0.1, true));

    private static final Llama LLAMA = new Llama(LlamaConfig.of(65, 64, 1, 4, 2, 32, 48, false));

    static Stream<Arguments> models() {
        return Stream.of(arguments("gpt2", MODEL), arguments("llama", LLAMA));
    }

    static Stream<Arguments> allModels() {
        var bert = new BertConfig(65, 64, 2, 1, 4, 32, 48, Activation.GELU, 0.1, 0.1, 1e-12);
        var t5 = new T5Config(65, 64, 1, 1, 4, 8, 24, 48, Activation.GELU_TANH, true, 32, 128, 0.1, 1e-6, true, true);
        return Stream.concat(
                models(),
                Stream.of(
                        arguments("bert-masked", new BertMaskedLanguageModel(bert)),
                        arguments("bert-classifier", new BertClassifier(bert, 3, 0.1)),
                        arguments("t5", new T5(t5))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allModels")
    void wholeSequenceGraphHasTheNodesOfTheGoldenList(String name, Model model) throws IOException {
        OnnxProgram program = OnnxProgram.wholeSequence(model);

        assertGolden(name + "-whole-sequence.nodes", NodeList.of(program.model()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void graphWithCacheHasTheNodesOfTheGoldenList(String name, LanguageModel model) throws IOException {
        OnnxProgram program = OnnxProgram.withCache(model);

        assertGolden(name + "-with-cache.nodes", NodeList.of(program.model()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void graphsNeedExactlyTheModelsParameters(String name, LanguageModel model) {
        assertThat(OnnxProgram.wholeSequence(model).parameters()).as(name).isEqualTo(model.parameters());
        assertThat(OnnxProgram.withCache(model).parameters()).as(name).isEqualTo(model.parameters());
    }

    @Test
    void modelWithoutBiasesHasNoAdditionsForThem() {
        Gpt2 withoutBias = new Gpt2(new Gpt2Config(65, 64, 1, 4, 32, 0.0, false));

        String nodes = NodeList.of(OnnxProgram.withCache(withoutBias).model());

        assertThat(nodes).doesNotContain("bias");
    }

    private static void assertGolden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESOURCES.resolve(name), actual);
        }
        assertThat(actual).isEqualTo(Files.readString(RESOURCES.resolve(name)));
    }
}
