package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.AdaptedLanguageModel;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.LowRank;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.AdapterMerge;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdaptersTest {

    private static final double LEARNING_RATE = 1e-2;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    static Stream<AdaptedLanguageModel> models() {
        return Stream.of(
                new AdaptedLanguageModel(
                        TinyModels.gpt2(0, true), new LowRank(2, 4, 0.1, List.of("c_attn", "c_proj", "c_fc"))),
                new AdaptedLanguageModel(
                        TinyModels.llama(true), new LowRank(4, 8, 0, List.of("q_proj", "v_proj", "down_proj"))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void adaptedModelBeginsAsTheModelItAdapts(AdaptedLanguageModel model) throws IOException {
        Path plain = create(model.base(), TinyModels.settings(Precision.FP32));
        FloatBuffer expected = logits(plain);

        FloatBuffer actual = logits(create(model, settings(model)));

        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("models")
    void onlyAdaptersLearnAndMergingThemKeepsWhatTheyLearnt(AdaptedLanguageModel model) throws IOException {
        Path file = create(model, settings(model));
        Path trained = folder.resolve("trained.pt");
        Path merged = folder.resolve("merged.pt");
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            float before = program.evaluate(batch).loss();
            for (int step = 0; step < 100; step++) {
                program.step(batch, LEARNING_RATE);
            }
            assertThat(program.evaluate(batch).loss()).isLessThan(0.95f * before);
            program.save(trained);
        }

        try (TorchArchive archive = TorchArchive.open(trained);
                TorchArchive start = TorchArchive.open(file)) {
            Weights weights = Weights.of(archive, Arena.ofAuto());
            Weights first = Weights.of(start, Arena.ofAuto());
            for (String name : model.frozen()) {
                assertThat(weights.tensor(name).toFloats())
                        .as(name)
                        .isEqualTo(first.tensor(name).toFloats());
            }
            Weights plain = AdapterMerge.merge(weights, model);
            InferenceProgram.create(merged, model.base(), parameter -> plain.fitting(
                            model.base().parameters())
                    .tensor(parameter.name())
                    .data()
                    .asByteBuffer()
                    .order(ByteOrder.LITTLE_ENDIAN));
        }
        FloatBuffer expected = logits(trained);
        FloatBuffer actual = logits(merged);
        for (int i = 0; i < expected.capacity(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5f));
        }
    }

    private static TrainingSettings settings(AdaptedLanguageModel model) {
        return TinyModels.settings(Precision.FP32).with(new ParameterRules(model.frozen(), 1));
    }

    private Path create(LanguageModel model, TrainingSettings settings) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, model, settings, 1);
        return file;
    }

    private static FloatBuffer logits(Path file) throws IOException {
        try (var program = InferenceProgram.load(file);
                var batch = new TokenBatch(1, 3, TinyModels.CONTEXT)) {
            TinyModels.fill(batch, 2);
            return program.logits(batch);
        }
    }
}
