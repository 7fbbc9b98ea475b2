package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingProgramTest {

    private static final double LEARNING_RATE = 1e-2;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void lossOfAnUntrainedModelIsThatOfGuessing(Precision precision) throws IOException {
        Path file = create(0, precision);

        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 64, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);

            assertThat(program.evaluate(batch).loss())
                    .isCloseTo((float) Math.log(TinyModels.VOCABULARY), within(0.03f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingLearnsABatchByHeart(Precision precision) throws IOException {
        try (var program = TrainingProgram.load(create(0, precision));
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);

            for (int step = 0; step < 300; step++) {
                program.step(batch, LEARNING_RATE);
            }

            // Only the first tokens of a sequence, which several sequences may share, stay uncertain.
            Evaluation told = program.evaluate(batch);
            assertThat(told.loss()).isLessThan(0.3f);
            assertThat(told.places()).isEqualTo(4 * TinyModels.CONTEXT);
            assertThat(told.correct()).isBetween(told.places() - 4, told.places());
            assertThat(program.steps()).isEqualTo(300);
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumedProgramReproducesTheLossesOfAnUninterruptedOne(Precision precision) throws IOException {
        Path file = create(0.2, precision);
        Path checkpoint = folder.resolve("checkpoint.pt");
        List<StepResult> uninterrupted = new ArrayList<>();
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            for (int step = 0; step < 12; step++) {
                if (step == 5) {
                    program.save(checkpoint);
                }
                TinyModels.fill(batch, step);
                uninterrupted.add(program.step(batch, LEARNING_RATE));
            }
        }

        List<StepResult> resumed = new ArrayList<>();
        try (var program = TrainingProgram.load(checkpoint);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            for (int step = (int) program.steps(); step < 12; step++) {
                TinyModels.fill(batch, step);
                resumed.add(program.step(batch, LEARNING_RATE));
            }
        }

        assertThat(resumed).isEqualTo(uninterrupted.subList(5, 12));
    }

    @Test
    void dropoutDiffersBetweenStepsAndSeeds() throws IOException {
        List<Float> losses = new ArrayList<>();
        for (long seed = 1; seed <= 2; seed++) {
            Path file = folder.resolve("seed-" + seed + ".pt");
            var weights = WeightSource.initial(1);
            TrainingProgram.create(
                    file, TinyModels.gpt2(0.5, true), TinyModels.settings(Precision.FP32), seed, weights);
            try (var program = TrainingProgram.load(file);
                    var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
                TinyModels.fill(batch, 1);
                losses.add(program.step(batch, 0).loss());
                losses.add(program.step(batch, 0).loss());
            }
        }

        assertThat(losses).doesNotHaveDuplicates();
    }

    @Test
    void accumulatedMicroBatchesTrainLikeOneFullBatch() throws IOException {
        Path file = create(0, Precision.FP32);
        try (var whole = TrainingProgram.load(file);
                var parts = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 12, TinyModels.CONTEXT + 1);
                var microBatches = new TokenBatch(3, 4, TinyModels.CONTEXT + 1)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, step);
                TinyModels.fill(microBatches, step);

                StepResult expected = whole.step(batch, LEARNING_RATE);
                StepResult actual = parts.step(microBatches, LEARNING_RATE);

                assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-4f));
                assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-3f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void recomputedActivationsTrainLikeKeptOnes(LanguageModel model) throws IOException {
        var settings = TinyModels.settings(Precision.FP32);
        Path kept = folder.resolve("kept.pt");
        Path recomputed = folder.resolve("recomputed.pt");
        TrainingProgram.create(kept, model, settings, 1);
        TrainingProgram.create(recomputed, model, settings.with(Activations.RECOMPUTED), 1);
        try (var expecting = TrainingProgram.load(kept);
                var program = TrainingProgram.load(recomputed);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, step);

                StepResult expected = expecting.step(batch, LEARNING_RATE);
                StepResult actual = program.step(batch, LEARNING_RATE);

                assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5f));
                assertThat(actual.gradientNorm()).isCloseTo(expected.gradientNorm(), within(1e-4f));
            }
        }
    }

    static Stream<LanguageModel> models() {
        return Stream.of(TinyModels.gpt2(0, true), TinyModels.llama(true), TinyModels.llama(false));
    }

    /** A small step along the gradient changes the loss by the gradient's square, if both see the same dropout. */
    @ParameterizedTest
    @EnumSource
    void gradientIsThatOfTheLossWithItsDropout(Activations activations) throws IOException {
        double distance = 1e-3;
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0, false, 0), 0).with(activations);
        Path start = folder.resolve("start.pt");
        Path moved = folder.resolve("moved.pt");
        Path again = folder.resolve("again.pt");
        TrainingProgram.create(start, TinyModels.gpt2(0.3, true), settings, 1);

        StepResult first = stepAndSave(start, distance, moved);
        try (TorchArchive archive = TorchArchive.open(moved)) {
            TrainingProgram.create(again, TinyModels.gpt2(0.3, true), settings, 1, WeightSource.of(archive));
        }
        StepResult second = stepAndSave(again, 0, moved);

        double slope = (first.loss() - second.loss()) / distance;
        assertThat(slope / Math.pow(first.gradientNorm(), 2)).isCloseTo(1, within(0.02));
    }

    private static StepResult stepAndSave(Path file, double learningRate, Path target) throws IOException {
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 8, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            StepResult result = program.step(batch, learningRate);
            program.save(target);
            return result;
        }
    }

    @Test
    void stepWithoutAFiniteGradientIsReportedAndChangesNothing() throws IOException {
        Path damaged = folder.resolve("damaged.pt");
        var weights = WeightSource.initial(1);
        TrainingProgram.create(
                damaged, TinyModels.gpt2(0.1, true), TinyModels.settings(Precision.FP32), 1, parameter -> {
                    var values = weights.of(parameter);
                    if (parameter.name().equals("transformer.ln_f.weight")) {
                        values.putFloat(0, Float.NaN);
                    }
                    return values;
                });
        Path before = folder.resolve("before.pt");
        Path after = folder.resolve("after.pt");

        try (var program = TrainingProgram.load(damaged);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            program.save(before);
            StepResult result = program.step(batch, LEARNING_RATE);
            program.save(after);

            assertThat(result.skipped()).isTrue();
            assertThat(result.loss()).isNaN();
            assertThat(program.steps()).isZero();
        }
        assertThat(Files.mismatch(before, after)).isEqualTo(-1);
    }

    @Test
    void savedProgramIsTheSameFileAsTheOneItWasLoadedFrom() throws IOException {
        Path file = create(0.1, Precision.BF16);
        Path saved = folder.resolve("saved.pt");

        try (var program = TrainingProgram.load(file)) {
            program.save(saved);
        }

        assertThat(Files.mismatch(file, saved)).isEqualTo(-1);
    }

    @Test
    void evaluationAndLogitsChangeNothing() throws IOException {
        Path file = create(0.1, Precision.FP32);
        Path saved = folder.resolve("saved.pt");
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 2, TinyModels.CONTEXT)) {
            Evaluation told = program.evaluate(batch);
            FloatBuffer logits = program.logits(batch);

            assertThat(program.evaluate(batch)).isEqualTo(told);
            assertThat(program.logits(batch)).isEqualTo(logits);
            program.save(saved);
        }
        assertThat(Files.mismatch(file, saved)).isEqualTo(-1);
    }

    @Test
    void tokenOutsideTheVocabularyIsRefusedAndTrainingGoesOn() throws IOException {
        try (var program = TrainingProgram.load(create(0, Precision.FP32));
                var batch = new TokenBatch(1, 2, TinyModels.CONTEXT + 1)) {
            batch.set(1, 3, TinyModels.VOCABULARY);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.step(batch, LEARNING_RATE))
                    .withMessageContaining("vocabulary");

            batch.set(1, 3, 0);
            assertThat(program.step(batch, LEARNING_RATE).skipped()).isFalse();
        }
    }

    private Path create(double dropout, Precision precision) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, TinyModels.gpt2(dropout, true), TinyModels.settings(precision), 1);
        return file;
    }
}
