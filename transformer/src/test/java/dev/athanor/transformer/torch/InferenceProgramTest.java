package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.torch.archive.MalformedArchiveException;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceProgramTest {

    private final Gpt2 model = TinyModels.gpt2(0.1, true);

    @TempDir
    Path folder;

    private Path checkpoint;
    private Path exported;

    @BeforeEach
    void trainAndExport() throws IOException {
        Libtorch.setThreads(1);
        Path untrained = folder.resolve("untrained.pt");
        checkpoint = folder.resolve("checkpoint.pt");
        exported = folder.resolve("exported.pt");
        TrainingProgram.create(untrained, model, TinyModels.settings(Precision.FP32), 1);
        try (var program = TrainingProgram.load(untrained);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);
            for (int step = 0; step < 5; step++) {
                program.step(batch, 1e-2);
            }
            program.save(checkpoint);
        }
        try (TorchArchive archive = TorchArchive.open(checkpoint)) {
            InferenceProgram.create(exported, model, WeightSource.of(archive));
        }
    }

    @Test
    void exportedProgramScoresLikeItsCheckpoint() throws IOException {
        try (var trained = TrainingProgram.load(checkpoint);
                var plain = InferenceProgram.load(exported);
                var batch = new TokenBatch(1, 3, TinyModels.CONTEXT)) {
            TinyModels.fill(batch, 2);

            assertThat(plain.logits(batch)).isEqualTo(trained.logits(batch));
        }
    }

    @Test
    void exportedProgramHasTheWeightsAndNothingElse() throws IOException {
        try (TorchArchive archive = TorchArchive.open(exported)) {
            assertThat(archive.tensors().keySet()).containsExactlyElementsOf(archive.parameterNames());
        }
        assertThat(Files.size(exported)).isLessThan(Files.size(checkpoint) / 2);
    }

    @Test
    void scoresOfAPrefixDoNotDependOnWhatFollows() throws IOException {
        int vocabulary = model.vocabularySize();
        try (var program = InferenceProgram.load(exported);
                var whole = new TokenBatch(1, 1, TinyModels.CONTEXT);
                var prefix = new TokenBatch(1, 1, 3)) {
            TinyModels.fill(whole, 3);
            for (int position = 0; position < 3; position++) {
                prefix.set(0, position, whole.get(0, position));
            }

            var expected = program.logits(whole);
            var actual = program.logits(prefix);

            for (int i = 0; i < 3 * vocabulary; i++) {
                assertThat(actual.get(i)).isCloseTo(expected.get(i), within(1e-5f));
            }
        }
    }

    @Test
    void sequenceLongerThanTheContextIsRefused() throws IOException {
        try (var program = InferenceProgram.load(exported);
                var batch = new TokenBatch(1, 1, TinyModels.CONTEXT + 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> program.logits(batch))
                    .withMessage("sequences of 9 tokens do not fit a context of 8");
        }
    }

    @Test
    void fileThatIsNoProgramIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.pt"), "To be, or not to be");

        assertThatExceptionOfType(MalformedArchiveException.class).isThrownBy(() -> InferenceProgram.load(file));
    }

    @Test
    void truncatedProgramIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(exported);
        Path file = Files.write(folder.resolve("truncated.pt"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatExceptionOfType(MalformedArchiveException.class).isThrownBy(() -> InferenceProgram.load(file));
    }
}
