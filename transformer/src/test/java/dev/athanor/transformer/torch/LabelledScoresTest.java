package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.model.ModelInput;
import dev.athanor.transformer.onnx.OnnxFile;
import dev.athanor.transformer.onnx.OnnxModel;
import dev.athanor.transformer.onnx.OnnxProgram;
import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.LabelledBatch.Section;
import dev.athanor.transformer.weights.Tensor;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What encoders and sequence-to-sequence models score, by all interpreters, whatever padding stands beside it. */
class LabelledScoresTest {

    private static final int ROWS = 3;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    static Stream<Model> models() {
        return Stream.of(
                TinyModels.maskedBert(), TinyModels.bertClassifier(), TinyModels.plainT5(), TinyModels.gatedT5());
    }

    @ParameterizedTest
    @MethodSource("models")
    void programScoresAsItsPlainTwin(Model model) throws IOException {
        Weights weights = weights(model);
        try (var program = program(model, weights);
                var batch = batch(model)) {
            float[] actual = floats(program.scores(batch));

            var matrices = new HashMap<String, PlainOps.Matrix>();
            model.parameters().forEach(parameter -> matrices.put(parameter.name(), matrix(parameter, weights)));
            PlainOps.Matrix expected = model.scores(
                    new PlainOps(matrices, ROWS), input -> PlainTraining.matrix(batch, PlainTraining.section(input)));

            assertThat(actual).hasSameSizeAs(expected.value);
            for (int i = 0; i < actual.length; i++) {
                assertThat((double) actual[i]).isCloseTo(expected.value[i], within(1e-4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void graphGivesTheScoresOfTheProgram(Model model) throws IOException {
        Weights weights = weights(model);
        try (var program = program(model, weights);
                var graph = OnnxModel.open(OnnxFile.toBytes(OnnxProgram.wholeSequence(model), weights), 1);
                var batch = batch(model)) {
            float[] expected = floats(program.scores(batch));
            Map<ModelInput, long[][]> inputs = new EnumMap<>(ModelInput.class);
            model.inputs().forEach(input -> inputs.put(input, rows(PlainTraining.section(input), batch)));

            float[] actual = graph.scores(inputs);

            assertThat(actual).containsExactly(expected, within(1e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatStandsInPaddingChangesNoScoreOfAToken(Model model) throws IOException {
        try (var program = program(model, weights(model));
                var batch = new LabelledBatch(1, 1, TinyModels.CONTEXT);
                var alone = new LabelledBatch(1, 1, 3)) {
            batch.setTokens(0, 4, 5, 6);
            batch.setCompanions(0, 1, 0, 1);
            alone.setTokens(0, 4, 5, 6);
            alone.setCompanions(0, 1, 0, 1);

            float[] padded = floats(program.scores(batch));
            float[] expected = floats(program.scores(alone));

            assertThat(Arrays.copyOf(padded, expected.length)).containsExactly(expected, within(1e-5f));
        }
    }

    @Test
    void batchesForAnotherKindOfModelAreRefusedBeforeAnythingRuns() throws IOException {
        try (var masked = program(TinyModels.maskedBert(), weights(TinyModels.maskedBert()));
                var causal = program(TinyModels.llama(true), weights(TinyModels.llama(true)));
                var labelled = new LabelledBatch(1, 1, 4);
                var tokens = new TokenBatch(1, 1, 4)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> masked.logits(tokens))
                    .withMessage("this program's model does not score next tokens: it takes labelled batches");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> causal.scores(labelled))
                    .withMessage("this program's model scores next tokens: it takes no labels");
        }
    }

    @Test
    void numbersOutOfRangeAreNamed() throws IOException {
        Model model = TinyModels.bertClassifier();
        try (var program = program(model, weights(model));
                var batch = new LabelledBatch(1, 2, 4)) {
            batch.setTokens(1, 3, TinyModels.VOCABULARY);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.scores(batch))
                    .withMessage("token 11 at row 1, position 1 is not below 11");
            batch.setTokens(1, 3);
            batch.setLabels(0, 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.scores(batch))
                    .withMessage("label 3 at row 0, position 0 is not below 3");
        }
    }

    private InferenceProgram program(Model model, Weights weights) throws IOException {
        Path file = folder.resolve(model.getClass().getSimpleName() + ".pt");
        InferenceProgram.create(file, model, weights.source());
        return InferenceProgram.load(file);
    }

    private static LabelledBatch batch(Model model) {
        var batch = new LabelledBatch(1, ROWS, TinyModels.CONTEXT);
        TinyModels.fill(batch, model, 5);
        return batch;
    }

    private static long[][] rows(Section section, LabelledBatch batch) {
        long[][] rows = new long[batch.rows()][batch.length()];
        for (int row = 0; row < rows.length; row++) {
            for (int place = 0; place < batch.length(); place++) {
                rows[row][place] = batch.get(section, row, place);
            }
        }
        return rows;
    }

    private static PlainOps.Matrix matrix(Parameter parameter, Weights weights) {
        float[] floats = weights.tensor(parameter.name()).toFloats();
        double[] numbers = new double[floats.length];
        Arrays.setAll(numbers, i -> floats[i]);
        int width = parameter.shape().getLast();
        return new PlainOps.Matrix(numbers.length / width, width, numbers);
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    /** Weights that let every parameter matter. */
    private static Weights weights(Model model) {
        var random = new Random(3);
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        for (Parameter parameter : model.parameters()) {
            float[] numbers = new float[Math.toIntExact(parameter.elements())];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) random.nextGaussian() * 0.2f;
            }
            Long[] shape = parameter.shape().stream().map(Integer::longValue).toArray(Long[]::new);
            tensors.put(parameter.name(), Tensor.of(numbers, shape));
        }
        return new Weights(tensors);
    }
}
