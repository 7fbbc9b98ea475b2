package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.weights.ElementType;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {

    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(65, 64, 2, 4, 32, 0.0, true));
    private static final Weights WEIGHTS = RandomWeights.of(MODEL, 1);
    private static final OnnxProgram PROGRAM = OnnxProgram.withCache(MODEL);
    private static final int[] TOKENS = {1, 5, 64, 0, 33};

    @TempDir
    private Path folder;

    @Test
    void weightsTooLargeForOneMessageGoIntoASecondFile() throws IOException {
        Path file = folder.resolve("model.onnx");

        List<Path> files = OnnxFile.write(PROGRAM, WEIGHTS, file, 1000);

        assertThat(files).containsExactly(file, folder.resolve("model.onnx_data"));
        assertThat(Files.size(file)).isLessThan(WEIGHTS.bytes() / 4);
        try (OnnxModel apart = OnnxModel.open(file, 1);
                OnnxModel together = OnnxModel.open(OnnxFile.toBytes(PROGRAM, WEIGHTS), 1)) {
            assertThat(apart.logits(TOKENS)).isEqualTo(together.logits(TOKENS));
        }
    }

    @Test
    void outputTableIsNotStoredASecondTime() throws IOException {
        Path file = folder.resolve("model.onnx");

        List<Path> files = OnnxFile.write(PROGRAM, WEIGHTS, file);

        assertThat(files).containsExactly(file);
        assertThat(Files.size(file)).isLessThan(WEIGHTS.bytes() + 16_000);
    }

    @Test
    void halvesAreRefused() {
        Weights halves = WEIGHTS.as(ElementType.BF16);

        assertThatThrownBy(() -> OnnxFile.write(PROGRAM, halves, folder.resolve("model.onnx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("transformer.wte.weight is BF16; the graphs compute in F32");
    }

    @Test
    void weightsOfAnotherModelAreRefused() {
        Weights other = RandomWeights.of(new Gpt2(new Gpt2Config(66, 64, 2, 4, 32, 0.0, true)), 1);

        assertThatThrownBy(() -> OnnxFile.toBytes(PROGRAM, other))
                .hasMessage(
                        "the weights do not fit the model: transformer.wte.weight has shape [66, 32] instead of [65, 32]");
    }

    @Test
    void fileThatIsNoModelIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("model.onnx"), "no model");

        assertThatThrownBy(() -> OnnxModel.open(file, 1))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith("cannot open " + file + ": ");
    }
}
