package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.ops.Parameter;
import dev.athanor.transformer.torch.archive.Attribute;
import dev.athanor.transformer.torch.archive.Attribute.Flag;
import dev.athanor.transformer.torch.archive.Attribute.Module;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file was written by {@code torch.jit.script} of PyTorch 2.13, see {@code deploy/interop/parity/own_models.py}. */
class OwnModelTest {

    private static final int VOCABULARY = 11;
    private static final int CONTEXT = 16;
    private static final TrainingSettings SETTINGS =
            new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0);

    /** What PyTorch itself computes of the batch below, in evaluation. */
    private static final double LOSS_IN_PYTORCH = 10.446077346801758;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void copyFile() throws IOException {
        file = folder.resolve("own.pt");
        try (InputStream resource = Objects.requireNonNull(OwnModelTest.class.getResourceAsStream("own.pt"))) {
            Files.copy(resource, file);
        }
    }

    @Test
    void lossOfAnUntrainedProgramIsWhatPyTorchComputes() throws IOException {
        try (TrainingProgram program = program();
                TokenBatch batch = batch()) {
            assertThat(program.evaluate(batch).loss()).isCloseTo((float) LOSS_IN_PYTORCH, within(1e-6f));
        }
    }

    @Test
    void parametersAreThoseThatRequireAGradientEachOnce() throws IOException {
        try (OwnModel model = open()) {
            assertThat(model.parameters())
                    .extracting(Parameter::name)
                    .contains("model.tokens.weight", "model.blocks.1.inner.2.bias")
                    .doesNotContain("model.head.weight", "model.frozen", "model.mask")
                    .hasSize(14);
        }
    }

    @Test
    void itLearns() throws IOException {
        try (TrainingProgram program = program();
                TokenBatch batch = batch()) {
            float before = program.evaluate(batch).loss();
            for (int step = 0; step < 60; step++) {
                assertThat(program.step(batch, 1e-2).skipped()).isFalse();
            }
            assertThat(program.evaluate(batch).loss()).isLessThan(0.5f * before);
            assertThat(program.steps()).isEqualTo(60);
        }
    }

    @Test
    void dropoutIsOnInTrainingAndOffInEvaluation() throws IOException {
        try (TrainingProgram program = program();
                TokenBatch batch = batch()) {
            float evaluated = program.evaluate(batch).loss();

            assertThat(program.step(batch, 0).loss()).isNotEqualTo(evaluated);
            assertThat(program.evaluate(batch).loss()).isEqualTo(evaluated);
        }
    }

    @Test
    void resumedProgramRepeatsTheUninterruptedOneBitForBit() throws IOException {
        Path resumed = folder.resolve("resumed.pt");
        Path uninterrupted = folder.resolve("uninterrupted.pt");
        try (TokenBatch batch = batch()) {
            try (TrainingProgram program = program()) {
                train(program, batch, 6);
                program.save(uninterrupted);
            }
            Path half = folder.resolve("half.pt");
            try (TrainingProgram program = program()) {
                train(program, batch, 3);
                program.save(half);
            }
            try (TrainingProgram program = TrainingProgram.load(half)) {
                train(program, batch, 3);
                program.save(resumed);
            }
        }

        assertThat(Files.mismatch(resumed, uninterrupted)).isEqualTo(-1);
    }

    @Test
    void trainedFileIsTheOwnersAgainWithOtherWeightsAndNothingInTraining() throws IOException {
        Path checkpoint = folder.resolve("checkpoint.pt");
        Path exported = folder.resolve("exported.pt");
        float[] expected;
        try (TrainingProgram program = program();
                TokenBatch batch = batch();
                TokenBatch read = read()) {
            train(program, batch, 5);
            program.save(checkpoint);
            expected = floats(program.logits(read));
        }

        try (OwnModel model = open()) {
            model.writeTrained(checkpoint, exported);
        }

        try (ScriptedModel inference = ScriptedModel.load(exported, VOCABULARY, CONTEXT);
                TokenBatch read = read()) {
            assertThat(floats(inference.logits(read))).containsExactly(expected);
        }
        try (TorchArchive before = TorchArchive.open(file);
                TorchArchive after = TorchArchive.open(exported)) {
            assertThat(after.root().type()).isEqualTo("__torch__.Own");
            assertThat(after.source()).isEqualTo(before.source());
            assertThat(after.tensor("head.weight").key())
                    .isEqualTo(after.tensor("tokens.weight").key());
            assertThat(bytes(after, "frozen")).isEqualTo(bytes(before, "frozen"));
            assertThat(bytes(after, "mask")).isEqualTo(bytes(before, "mask"));
            assertThat(bytes(after, "tokens.weight")).isNotEqualTo(bytes(before, "tokens.weight"));
            assertThat(flags(before.root())).contains(true);
            assertThat(flags(after.root())).hasSizeGreaterThan(10).containsOnly(false);
        }
    }

    @Test
    void programIsMadeAnewAroundTheWeightsOfACheckpoint() throws IOException {
        Path checkpoint = folder.resolve("checkpoint.pt");
        Path rebuilt = folder.resolve("rebuilt.pt");
        float expected;
        try (TrainingProgram program = program();
                TokenBatch batch = batch()) {
            train(program, batch, 5);
            program.save(checkpoint);
            expected = program.evaluate(batch).loss();
        }

        var sgd = new TrainingSettings(Precision.FP32, new Optimizer.Sgd(0.9, false, 0), 1.0);
        try (OwnModel model = open();
                TorchArchive weights = TorchArchive.open(checkpoint)) {
            TrainingProgram.create(rebuilt, model, sgd, 3, WeightSource.of(weights));
        }

        try (TrainingProgram program = TrainingProgram.load(rebuilt);
                TokenBatch batch = batch()) {
            assertThat(program.evaluate(batch).loss()).isEqualTo(expected);
        }
    }

    @Test
    void frozenPatternsAndGroupsReachItsParameters() throws IOException {
        var rules = new ParameterRules(List.of("model.tokens.*"), 0.5);
        Path program = folder.resolve("frozen.pt");
        try (OwnModel model = open()) {
            TrainingProgram.create(program, model, SETTINGS.with(rules), 1);
        }

        try (TrainingProgram training = TrainingProgram.load(program);
                TokenBatch batch = batch()) {
            train(training, batch, 3);
            training.save(program);
        }

        try (TorchArchive before = TorchArchive.open(file);
                TorchArchive after = TorchArchive.open(program)) {
            assertThat(bytes(after, "model.tokens.weight")).isEqualTo(bytes(before, "tokens.weight"));
            assertThat(bytes(after, "model.places.weight")).isNotEqualTo(bytes(before, "places.weight"));
        }
    }

    @Test
    void trialAcceptsItAsItIs() throws IOException {
        try (OwnModel model = open()) {
            model.tryOut(folder);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void trialRefusesAnotherVocabularyAndALongerContext() throws IOException {
        try (OwnModel model = OwnModel.open(file, VOCABULARY + 1, CONTEXT)) {
            assertThatThrownBy(() -> model.tryOut(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("with a vocabulary of 12");
        }
        try (OwnModel model = OwnModel.open(file, VOCABULARY, CONTEXT + 1)) {
            assertThatThrownBy(() -> model.tryOut(folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot run it");
        }
    }

    @Test
    void whatCannotBeHadWithAModuleOfOnesOwnIsRefused() throws IOException {
        Path program = folder.resolve("program.pt");
        try (OwnModel model = open()) {
            var bf16 = new TrainingSettings(Precision.BF16, SETTINGS.optimizer(), 1);
            assertThatThrownBy(() -> TrainingProgram.create(program, model, bf16, 1))
                    .hasMessageContaining("allowed is fp32");
            assertThatThrownBy(() -> TrainingProgram.create(program, model, SETTINGS.with(Activations.RECOMPUTED), 1))
                    .hasMessageContaining("allowed is kept");
        }
    }

    private OwnModel open() throws IOException {
        return OwnModel.open(file, VOCABULARY, CONTEXT);
    }

    private TrainingProgram program() throws IOException {
        Path program = folder.resolve("untrained.pt");
        try (OwnModel model = open()) {
            TrainingProgram.create(program, model, SETTINGS, 5);
        }
        return TrainingProgram.load(program);
    }

    private static void train(TrainingProgram program, TokenBatch batch, int steps) {
        for (int step = 0; step < steps; step++) {
            program.step(batch, 1e-2);
        }
    }

    private static TokenBatch batch() {
        return batch(9);
    }

    private static TokenBatch read() {
        return batch(8);
    }

    private static TokenBatch batch(int length) {
        var batch = new TokenBatch(1, 2, length);
        IntStream.range(0, 2 * length)
                .forEach(index -> batch.set(
                        index / length, index % length, (index / length * 9L + index % length) * 7 % VOCABULARY));
        return batch;
    }

    private static float[] floats(FloatBuffer buffer) {
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    private static byte[] bytes(TorchArchive archive, String name) throws IOException {
        return archive.read(name, Arena.ofAuto()).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    }

    private static List<Boolean> flags(Module module) {
        return module.attributes().entrySet().stream()
                .flatMap(entry -> switch (entry.getValue()) {
                    case Module child -> flags(child).stream();
                    case Flag(boolean value)
                    when entry.getKey().equals("training") -> java.util.stream.Stream.of(value);
                    case Attribute _ -> java.util.stream.Stream.<Boolean>empty();
                })
                .toList();
    }
}
