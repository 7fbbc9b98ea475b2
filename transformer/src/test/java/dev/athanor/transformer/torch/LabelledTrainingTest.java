package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Model;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Training of models whose labels are not their next tokens. */
class LabelledTrainingTest {

    /** The token behind an answer. */
    private static final int END = TinyModels.VOCABULARY - 1;

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
    void labelsWeighTheSameInWhateverMicroBatchTheyStand(Model model) throws IOException {
        try (var whole = TrainingProgram.load(create(model, Precision.FP32));
                var split = TrainingProgram.load(create(model, Precision.FP32));
                var together = new LabelledBatch(1, 2, TinyModels.CONTEXT);
                var apart = new LabelledBatch(2, 1, TinyModels.CONTEXT)) {
            fillUnevenly(together);
            fillUnevenly(apart);

            assertThat(split.evaluate(apart).loss())
                    .isCloseTo(whole.evaluate(together).loss(), within(1e-5f));
            StepResult expected = whole.step(together, 1e-2);
            StepResult actual = split.step(apart, 1e-2);

            assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5f));
            assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4f));
            assertThat(split.evaluate(apart).loss())
                    .isCloseTo(whole.evaluate(together).loss(), within(1e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void recomputedActivationsTrainLikeKeptOnes(Model model) throws IOException {
        Path kept = folder.resolve("kept.pt");
        Path recomputed = folder.resolve("recomputed.pt");
        var settings = TinyModels.settings(Precision.FP32);
        TrainingProgram.create(kept, model, settings, 1);
        TrainingProgram.create(recomputed, model, settings.with(Activations.RECOMPUTED), 1);
        try (var expecting = TrainingProgram.load(kept);
                var program = TrainingProgram.load(recomputed);
                var batch = new LabelledBatch(2, 4, TinyModels.CONTEXT)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, model, step);

                StepResult expected = expecting.step(batch, 1e-2);
                StepResult actual = program.step(batch, 1e-2);

                assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5f));
                assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4f));
            }
        }
    }

    static Stream<Model> modelsWithDropout() {
        return Stream.of(TinyModels.bertClassifier(0.3), TinyModels.gatedT5(0.3));
    }

    /** A small step along the gradient changes the loss by the gradient's square, if both see the same dropout. */
    @ParameterizedTest
    @MethodSource("modelsWithDropout")
    void recomputedGradientIsThatOfTheLossWithItsDropout(Model model) throws IOException {
        var settings =
                new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0, false, 0), 0).with(Activations.RECOMPUTED);
        Path start = folder.resolve("start.pt");
        Path moved = folder.resolve("moved.pt");
        Path again = folder.resolve("again.pt");
        TrainingProgram.create(start, model, settings, 1);

        double squaredNorm = Math.pow(stepAndSave(model, start, 0, moved).gradientNorm(), 2);
        double distance = 1e-3 / squaredNorm;
        StepResult first = stepAndSave(model, start, distance, moved);
        try (TorchArchive archive = TorchArchive.open(moved)) {
            TrainingProgram.create(again, model, settings, 1, WeightSource.of(archive));
        }
        StepResult second = stepAndSave(model, again, 0, moved);

        double slope = (first.loss() - second.loss()) / distance;
        assertThat(slope / squaredNorm).isCloseTo(1, within(0.02));
    }

    private static StepResult stepAndSave(Model model, Path file, double learningRate, Path target) throws IOException {
        try (var program = TrainingProgram.load(file);
                var batch = new LabelledBatch(1, 8, TinyModels.CONTEXT)) {
            TinyModels.fill(batch, model, 1);
            StepResult result = program.step(batch, learningRate);
            program.save(target);
            return result;
        }
    }

    static Stream<Model> encoders() {
        return Stream.of(TinyModels.maskedBert(), TinyModels.bertClassifier());
    }

    /** An encoder's attention takes another way in bfloat16, so it hides padding in another. */
    @ParameterizedTest
    @MethodSource("encoders")
    void bfloat16TrainsLikeSinglePrecision(Model model) throws IOException {
        try (var single = TrainingProgram.load(create(model, Precision.FP32));
                var half = TrainingProgram.load(create(model, Precision.BF16));
                var batch = new LabelledBatch(1, 8, TinyModels.CONTEXT)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, model, step);

                float expected = single.step(batch, 1e-2).loss();

                assertThat(half.step(batch, 1e-2).loss()).isCloseTo(expected, within(0.02f));
            }
        }
    }

    @Test
    void stepWithoutALabelHasNoLossAndNoGradient() throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.maskedBert(), Precision.FP32));
                var batch = new LabelledBatch(2, 1, TinyModels.CONTEXT)) {
            batch.setTokens(0, 1, 2, 3);
            batch.setTokens(1, 4);

            StepResult result = program.step(batch, 1e-2);

            assertThat(result).isEqualTo(new StepResult(0, 0, false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void encoderLearnsWhatWasHidden(Precision precision) throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.maskedBert(), precision));
                var batch = new LabelledBatch(1, 4, TinyModels.CONTEXT)) {
            for (int row = 0; row < 4; row++) {
                // Every token is one more than the one before it; 0 hides the third.
                batch.setTokens(row, row + 1, row + 2, 0, row + 4);
                batch.setLabels(row, (int) LabelledBatch.IGNORED, (int) LabelledBatch.IGNORED, row + 3);
            }

            learn(program, batch);

            Evaluation told = program.evaluate(batch);
            assertThat(told.loss()).isLessThan(0.1f);
            assertThat(told).isEqualTo(new Evaluation(told.loss(), 4, 4, List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void classifierLearnsLabels(Precision precision) throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.bertClassifier(), precision));
                var batch = new LabelledBatch(1, 6, TinyModels.CONTEXT)) {
            for (int row = 0; row < 6; row++) {
                batch.setTokens(row, 1, row + 2, 4);
                batch.setLabels(row, row % 3);
            }

            learn(program, batch);

            Evaluation told = program.evaluate(batch);
            assertThat(told.loss()).isLessThan(0.1f);
            assertThat(told)
                    .isEqualTo(new Evaluation(told.loss(), 6, 6, Collections.nCopies(3, new LabelCounts(2, 2, 2))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void writerLearnsToTurnSequencesAround(Precision precision) throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.gatedT5(), precision));
                var batch = new LabelledBatch(1, 4, TinyModels.CONTEXT)) {
            for (int row = 0; row < 4; row++) {
                batch.setTokens(row, row + 1, row + 3, row + 2);
                batch.setCompanions(row, 0, row + 2, row + 3, row + 1);
                batch.setLabels(row, row + 2, row + 3, row + 1, END);
            }

            learn(program, batch);

            assertThat(program.evaluate(batch).loss()).isLessThan(0.1f);
            assertThat(program.write(batch, 0, END, TinyModels.CONTEXT))
                    .isDeepEqualTo(new int[][] {{2, 3, 1}, {3, 4, 2}, {4, 5, 3}, {5, 6, 4}});
            assertThat(program.write(batch, 0, END, 2)).isDeepEqualTo(new int[][] {{2, 3}, {3, 4}, {4, 5}, {5, 6}});
        }
    }

    @Test
    void labelsAreCountedOverAllMicroBatches() throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.bertClassifier(), Precision.FP32));
                var batch = new LabelledBatch(3, 2, TinyModels.CONTEXT)) {
            for (int row = 0; row < 5; row++) {
                batch.setTokens(row, 1, row + 2, 4);
                batch.setLabels(row, row % 2);
            }

            List<LabelCounts> labels = program.evaluate(batch).labels();

            assertThat(labels).extracting(LabelCounts::actual).containsExactly(3L, 2L, 0L);
            assertThat(labels.stream().mapToLong(LabelCounts::given).sum()).isEqualTo(5);
        }
    }

    @Test
    void modelThatDoesNotWriteIsNotAskedTo() throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.maskedBert(), Precision.FP32));
                var batch = new LabelledBatch(1, 1, TinyModels.CONTEXT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.write(batch, 0, END, TinyModels.CONTEXT))
                    .withMessage("this program's model does not write one sequence for another");
        }
    }

    @Test
    void batchOfAnotherKindIsRefusedBeforeAnythingRuns() throws IOException {
        try (var program = TrainingProgram.load(create(TinyModels.plainT5(), Precision.FP32));
                var tokens = new TokenBatch(1, 1, 4)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.step(tokens, 1e-2))
                    .withMessage("this program's model does not score next tokens: it takes labelled batches");
        }
    }

    /** Norms behind the halves of a block, as BERT has them, bear smaller steps than norms before them. */
    private static void learn(TrainingProgram program, LabelledBatch batch) {
        for (int step = 0; step < 300; step++) {
            program.step(batch, 3e-3);
        }
    }

    /** The first row has many labels, the second one. */
    private static void fillUnevenly(LabelledBatch batch) {
        batch.setTokens(0, 1, 2, 3, 4, 5, 6);
        batch.setLabels(0, 2, 1, 0, 2, 1);
        batch.setTokens(1, 7, 8);
        batch.setLabels(1, 1);
    }

    private Path create(Model model, Precision precision) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, model, TinyModels.settings(precision), 1);
        return file;
    }
}
