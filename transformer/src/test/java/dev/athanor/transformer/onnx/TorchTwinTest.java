package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import dev.athanor.transformer.model.LanguageModel;
import dev.athanor.transformer.model.Llama;
import dev.athanor.transformer.model.LlamaConfig;
import dev.athanor.transformer.torch.InferenceProgram;
import dev.athanor.transformer.torch.TokenBatch;
import dev.athanor.transformer.torch.archive.TorchArchive;
import dev.athanor.transformer.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One model, two interpreters: what libtorch computes, ONNX Runtime computes. */
class TorchTwinTest {

    private static final int VOCABULARY = 97;
    private static final int TIME = 48;
    private static final Offset<Float> TOLERANCE = within(1e-4f);

    @TempDir
    private Path folder;

    /** Models, each beside the one that its weights are exported as. */
    static Stream<Arguments> models() {
        Gpt2Config config = new Gpt2Config(VOCABULARY, 64, 3, 4, 64, 0.1, false);
        Gpt2 withBias = new Gpt2(config.withBias());
        Llama llama = new Llama(LlamaConfig.of(VOCABULARY, 64, 3, 4, 2, 64, 96, false));
        Llama tied = new Llama(LlamaConfig.of(VOCABULARY, 64, 3, 4, 1, 64, 96, true));
        return Stream.of(
                arguments(withBias, withBias),
                arguments(new Gpt2(config), withBias),
                arguments(llama, llama),
                arguments(tied, tied));
    }

    @ParameterizedTest
    @MethodSource("models")
    void bothGraphsGiveTheLogitsOfTheTorchScriptProgram(LanguageModel model, LanguageModel exported)
            throws IOException {
        Path program = writeProgram(model);
        int[][] batch = {tokens(1), tokens(2)};

        float[] expected = torchLogits(program, batch);

        try (Arena arena = Arena.ofConfined();
                TorchArchive archive = TorchArchive.open(program)) {
            Weights weights = Weights.of(archive, arena);
            assertThat(onnxLogits(OnnxProgram.wholeSequence(exported), weights, batch))
                    .containsExactly(expected, TOLERANCE);
            assertThat(onnxLogits(OnnxProgram.withCache(exported), weights, batch))
                    .containsExactly(expected, TOLERANCE);
        }
    }

    private Path writeProgram(LanguageModel model) throws IOException {
        Path program = folder.resolve("program.pt");
        Weights weights = RandomWeights.of(model, 3);
        InferenceProgram.create(program, model, parameter -> weights.tensor(parameter.name())
                .data()
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN));
        return program;
    }

    private static float[] torchLogits(Path program, int[]... sequences) throws IOException {
        try (InferenceProgram loaded = InferenceProgram.load(program);
                TokenBatch batch = new TokenBatch(1, sequences.length, TIME)) {
            for (int row = 0; row < sequences.length; row++) {
                for (int position = 0; position < TIME; position++) {
                    batch.set(row, position, sequences[row][position]);
                }
            }
            float[] logits = new float[sequences.length * TIME * VOCABULARY];
            loaded.logits(batch).get(logits);
            return logits;
        }
    }

    private static float[] onnxLogits(OnnxProgram program, Weights weights, int[]... sequences) {
        try (OnnxModel model = OnnxModel.open(OnnxFile.toBytes(program, weights), 1)) {
            return model.logits(sequences);
        }
    }

    private static int[] tokens(long seed) {
        return new Random(seed).ints(TIME, 0, VOCABULARY).toArray();
    }
}
