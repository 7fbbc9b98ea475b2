package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.athanor.transformer.model.BertClassifier;
import dev.athanor.transformer.model.BertConfig;
import dev.athanor.transformer.model.BertMaskedLanguageModel;
import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Activation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden sources: what a checkpoint contains is read by people and by other programs, so a change of it is seen. The
 * system property {@code golden.update} writes the files anew.
 */
class ProgramSourceTest {

    private static final Path RESOURCES = Path.of("src/test/resources/dev/athanor/transformer/torch");

    private static final Gpt2 ONE_BLOCK = new Gpt2(new Gpt2Config(11, 8, 1, 2, 16, 0.1, true));

    @ParameterizedTest
    @EnumSource
    void trainingProgramReadsAsTheGoldenFileDoes(Precision precision) throws IOException {
        String name = "training-" + precision.name().toLowerCase(Locale.ROOT) + ".py";

        assertGolden(name, source().training(TinyModels.settings(precision)));
    }

    @Test
    void recomputingProgramReadsAsTheGoldenFileDoes() throws IOException {
        var settings = TinyModels.settings(Precision.BF16).with(Activations.RECOMPUTED);

        assertGolden("training-recomputed.py", source().training(settings));
    }

    @ParameterizedTest
    @EnumSource(names = {"FP32", "FP16"})
    void observedProgramReadsAsTheGoldenFileDoes(Precision precision) throws IOException {
        String name = "training-observed-" + precision.name().toLowerCase(Locale.ROOT) + ".py";

        assertGolden(name, source().training(TinyModels.settings(precision).withObserved(true)));
    }

    @Test
    void programOnSeparateDocumentsReadsAsTheGoldenFileDoes() throws IOException {
        var settings = TinyModels.settings(Precision.BF16).with(new Documents.Separate(10));

        assertGolden("training-documents.py", source().training(settings));
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(
                new Optimizer.Adam(0.9, 0.99, 1e-8, 0.1),
                new Optimizer.Sgd(0, false, 0.1),
                new Optimizer.Sgd(0.9, true, 0.1),
                new Optimizer.Lion(0.9, 0.99, 0.1));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void updateOfEachOptimizerReadsAsTheGoldenFileDoes(Optimizer optimizer) throws IOException {
        String name = "update-%s-%d.py"
                .formatted(optimizer.getClass().getSimpleName().toLowerCase(Locale.ROOT), optimizer.moments());
        var rules = new ParameterRules(List.of("transformer.wpe.*"), 0.5);
        var settings = new TrainingSettings(Precision.FP32, optimizer, 1.0).with(rules);

        assertGolden(name, new OptimizerSource(ModuleTree.of(ONE_BLOCK.parameters()), settings).lines());
    }

    @Test
    void inferenceProgramReadsAsTheGoldenFileDoes() throws IOException {
        assertGolden("inference.py", source().inference());
    }

    static Stream<Arguments> architectures() {
        var bert = new BertConfig(11, 8, 2, 1, 2, 16, 24, Activation.GELU, 0.1, 0.1, 1e-12);
        return Stream.of(
                arguments("llama", new Llama(LlamaConfig.of(11, 8, 1, 4, 2, 16, 24, false))),
                arguments("bert-masked", new BertMaskedLanguageModel(bert)),
                arguments("bert-classifier", new BertClassifier(bert, 3, 0.1)),
                arguments("t5", TinyModels.plainT5()),
                arguments("t5-gated", TinyModels.gatedT5()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("architectures")
    void inferenceProgramOfEveryArchitectureReadsAsTheGoldenFileDoes(String name, Model model) throws IOException {
        assertGolden(name + "-inference.py", new ProgramSource(ProgramParts.of(model)).inference());
    }

    @Test
    void trainingProgramOnLabelsReadsAsTheGoldenFileDoes() throws IOException {
        var bert = new BertConfig(11, 8, 2, 1, 2, 16, 24, Activation.GELU, 0.1, 0.1, 1e-12);
        var model = new BertClassifier(bert, 3, 0.1);
        var source = new ProgramSource(ProgramParts.of(model));

        assertGolden("bert-classifier-training.py", source.training(TinyModels.settings(Precision.BF16)));
    }

    @Test
    void recomputingProgramOfAModelThatReadsAndWritesReadsAsTheGoldenFileDoes() throws IOException {
        var source = new ProgramSource(ProgramParts.of(TinyModels.plainT5()));
        var settings = TinyModels.settings(Precision.FP32).with(Activations.RECOMPUTED);

        assertGolden("t5-training-recomputed.py", source.training(settings));
    }

    @Test
    void trainingProgramThatWritesReadsAsTheGoldenFileDoes() throws IOException {
        Model model = TinyModels.plainT5();
        var source = new ProgramSource(ProgramParts.of(model));

        assertGolden("t5-training.py", source.training(TinyModels.settings(Precision.FP32)));
    }

    private static ProgramSource source() {
        return new ProgramSource(ProgramParts.of(ONE_BLOCK));
    }

    private static void assertGolden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(RESOURCES.resolve(name), actual);
        }
        try (InputStream golden = ProgramSourceTest.class.getResourceAsStream(name)) {
            assertThat(golden).as("golden file " + name).isNotNull();
            assertThat(actual).isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
