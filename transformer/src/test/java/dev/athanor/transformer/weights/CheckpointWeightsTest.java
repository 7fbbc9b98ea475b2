package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.torch.Optimizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights on their way from a checkpoint to a file of exchange. */
class CheckpointWeightsTest {

    private static final Gpt2Config CONFIG = new Gpt2Config(3, 8, 1, 2, 16, 0.1, false);

    @TempDir
    private Path folder;

    private Path checkpoint;

    @BeforeEach
    void writeCheckpoint() throws IOException {
        checkpoint = folder.resolve("program.pt");
        var settings = new TrainingSettings(Precision.FP32, new Optimizer.AdamW(0.9, 0.99, 1e-8, 0.1), 1.0);
        TrainingProgram.create(checkpoint, new Gpt2(CONFIG), settings, 7);
    }

    @Test
    void weightsOfACheckpointComeBackFromSafetensorsBitForBit() throws IOException {
        try (Arena arena = Arena.ofConfined();
                TorchArchive archive = TorchArchive.open(checkpoint)) {
            Weights weights = Weights.of(archive, arena);
            Path file = folder.resolve("model.safetensors");

            SafetensorsFile.write(weights.fitting(new Gpt2(CONFIG.withBias()).parameters()), file);

            try (SafetensorsFile read = SafetensorsFile.open(file)) {
                weights.tensors().forEach((name, tensor) -> assertThat(
                                read.weights().tensor(name).data().mismatch(tensor.data()))
                        .as(name)
                        .isEqualTo(-1));
            }
        }
    }

    @Test
    void optimizerStateIsNotAmongTheWeights() throws IOException {
        try (Arena arena = Arena.ofConfined();
                TorchArchive archive = TorchArchive.open(checkpoint)) {
            Weights weights = Weights.of(archive, arena);

            assertThat(weights.fitting(new Gpt2(CONFIG).parameters()).tensors().keySet())
                    .containsExactlyInAnyOrderElementsOf(weights.tensors().keySet());
        }
    }
}
