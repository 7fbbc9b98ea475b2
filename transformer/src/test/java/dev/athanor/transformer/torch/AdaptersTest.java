package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.AdaptedModel;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.LowRank;
import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.AdapterMerge;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    static Stream<AdaptedModel> models() {
        return Stream.of(
                AdaptedModel.of(TinyModels.gpt2(0, true), new LowRank(2, 4, 0.1, List.of("c_attn", "c_proj", "c_fc"))),
                AdaptedModel.of(TinyModels.llama(true), new LowRank(4, 8, 0, List.of("q_proj", "v_proj", "down_proj"))),
                AdaptedModel.of(TinyModels.maskedBert(), new LowRank(4, 8, 0, List.of("query", "value", "dense"))),
                AdaptedModel.of(TinyModels.bertClassifier(), new LowRank(4, 8, 0.1, List.of("query", "value"))),
                AdaptedModel.of(TinyModels.plainT5(), new LowRank(4, 8, 0, List.of("q", "v", "wo"))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void adaptedModelBeginsAsTheModelItAdapts(AdaptedModel model) throws IOException {
        FloatBuffer expected = scores(create(model.base(), TinyModels.settings(Precision.FP32)), model);

        FloatBuffer actual = scores(create(model, settings(model)), model);

        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("models")
    void onlyAdaptersLearnAndMergingThemKeepsWhatTheyLearnt(AdaptedModel model) throws IOException {
        Path file = create(model, settings(model));
        Path trained = folder.resolve("trained.pt");
        Path merged = folder.resolve("merged.pt");
        train(model, file, trained);

        try (TorchArchive archive = TorchArchive.open(trained);
                TorchArchive start = TorchArchive.open(file)) {
            Weights weights = Weights.of(archive, Arena.ofAuto());
            Weights first = Weights.of(start, Arena.ofAuto());
            for (String name : model.frozen()) {
                assertThat(weights.tensor(name).toFloats())
                        .as(name)
                        .isEqualTo(first.tensor(name).toFloats());
            }
            Weights plain =
                    AdapterMerge.merge(weights, model).fitting(model.base().parameters());
            InferenceProgram.create(merged, model.base(), plain.source());
        }
        FloatBuffer expected = scores(trained, model);
        FloatBuffer actual = scores(merged, model);
        for (int i = 0; i < expected.capacity(); i++) {
            assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5f));
        }
    }

    private static void train(AdaptedModel model, Path file, Path trained) throws IOException {
        try (var program = TrainingProgram.load(file);
                var batch = TinyModels.batch(model, 1, 4)) {
            TinyModels.fill(batch, model, 1);
            float before = program.evaluate(batch).loss();
            for (int step = 0; step < 100; step++) {
                program.step(batch, LEARNING_RATE);
            }
            assertThat(program.evaluate(batch).loss()).isLessThan(0.95f * before);
            program.save(trained);
        }
    }

    @Test
    void headOfAClassifierIsTrainedBesideTheAdapters() {
        var model = AdaptedModel.of(TinyModels.bertClassifier(), new LowRank(2, 4, 0, List.of("query")));

        assertThat(model.base().parameters())
                .extracting(Parameter::name)
                .filteredOn(name -> !model.frozen().contains(name))
                .containsExactly(
                        "bert.pooler.dense.weight", "bert.pooler.dense.bias", "classifier.weight", "classifier.bias");
    }

    private static TrainingSettings settings(AdaptedModel model) {
        return TinyModels.settings(Precision.FP32).with(new ParameterRules(model.frozen(), 1));
    }

    private Path create(Model model, TrainingSettings settings) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, model, settings, 1);
        return file;
    }

    private static FloatBuffer scores(Path file, Model model) throws IOException {
        try (var program = InferenceProgram.load(file);
                var labelled = new LabelledBatch(1, 3, TinyModels.CONTEXT);
                var tokens = new TokenBatch(1, 3, TinyModels.CONTEXT)) {
            if (model instanceof LanguageModel) {
                TinyModels.fill(tokens, 2);
                return program.logits(tokens);
            }
            TinyModels.fill(labelled, model, 2);
            return program.scores(labelled);
        }
    }
}
