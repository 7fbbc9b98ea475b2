package dev.athanor.transformer.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.tokenizer.CharacterVocabulary;
import dev.athanor.transformer.tokenizer.Tokenizer;
import dev.athanor.transformer.torch.Precision;
import dev.athanor.transformer.torch.TrainingProgram;
import dev.athanor.transformer.torch.TrainingSettings;
import dev.athanor.transformer.torch.archive.TorchArchive;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceFolderTest {

    private static final Gpt2Config CONFIG = new Gpt2Config(3, 8, 1, 2, 16, 0.1, false);

    @TempDir
    private Path folder;

    private Path checkpoint;
    private Path tokenizer;

    @BeforeEach
    void trainNothing() throws IOException {
        checkpoint = folder.resolve("program.pt");
        tokenizer = folder.resolve("trained.tokenizer.json");
        var settings = new TrainingSettings(Precision.FP32, 0.9, 0.99, 1e-8, 0.1, 1.0);
        TrainingProgram.create(checkpoint, new Gpt2(CONFIG), settings, 7);
        Files.writeString(tokenizer, CharacterVocabulary.of(List.of("abc")).toTokenizerJson());
    }

    @Test
    void checkpointComesBackFromItsFolder() throws IOException {
        try (Arena arena = Arena.ofConfined();
                TorchArchive archive = TorchArchive.open(checkpoint)) {
            Weights weights = Weights.of(archive, arena);

            List<Path> files = HuggingFaceFolder.write(folder, CONFIG, weights, tokenizer);

            assertThat(files).allMatch(Files::exists).hasSize(5);
            Gpt2Config read = HuggingFaceConfig.readGpt2(Files.readString(folder.resolve("config.json")));
            assertThat(read).isEqualTo(CONFIG.withBias());
            try (SafetensorsFile file = SafetensorsFile.open(folder.resolve("model.safetensors"));
                    Tokenizer opened = Tokenizer.open(folder.resolve("tokenizer.json"))) {
                weights.tensors().forEach((name, tensor) -> assertThat(
                                file.weights().tensor(name).toFloats())
                        .as(name)
                        .isEqualTo(tensor.toFloats()));
                assertThat(file.weights().fitting(new Gpt2(read).parameters()).tensors())
                        .hasSameSizeAs(file.weights().tensors());
                assertThat(opened.encode("cab")).containsExactly(2, 0, 1);
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
