package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.LanguageModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final int END = 10;
    private static final int[] FIRST = {3, 1, END};
    private static final int[] SECOND = {5, 2, 7, 4, END};
    private static final TrainingSettings SEPARATE =
            TinyModels.settings(Precision.FP32).with(new Documents.Separate(END));

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @TempDir
    Path folder;

    static Stream<LanguageModel> models() {
        return Stream.of(TinyModels.gpt2(0, true), TinyModels.llama(true));
    }

    @ParameterizedTest
    @MethodSource("models")
    void packedDocumentsScoreAsEachDoesAlone(LanguageModel model) throws IOException {
        try (var program = TrainingProgram.load(create(model, SEPARATE))) {
            float[] packed = logits(program, FIRST, SECOND);

            assertThat(packed).hasSize((FIRST.length + SECOND.length) * TinyModels.VOCABULARY);
            assertClose(packed, 0, logits(program, FIRST));
            assertClose(packed, FIRST.length * TinyModels.VOCABULARY, logits(program, SECOND));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void joinedDocumentsReadWhatStandsBefore(LanguageModel model) throws IOException {
        try (var program = TrainingProgram.load(create(model, TinyModels.settings(Precision.FP32)))) {
            float[] packed = logits(program, FIRST, SECOND);
            float[] alone = logits(program, SECOND);

            assertThat(packed[packed.length - 1]).isNotCloseTo(alone[alone.length - 1], within(1e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void recomputedActivationsTrainLikeKeptOnes(LanguageModel model) throws IOException {
        assertTrainAlike(model, SEPARATE.with(Activations.RECOMPUTED), 1e-5f);
    }

    /** Attention takes another way in bfloat16, so its masks are others too. */
    @ParameterizedTest
    @MethodSource("models")
    void bfloat16TrainsLikeSinglePrecision(LanguageModel model) throws IOException {
        assertTrainAlike(model, TinyModels.settings(Precision.BF16).with(new Documents.Separate(END)), 0.02f);
    }

    private void assertTrainAlike(LanguageModel model, TrainingSettings other, float tolerance) throws IOException {
        Path file = folder.resolve("other.pt");
        TrainingProgram.create(file, model, other, 1);
        try (var expecting = TrainingProgram.load(create(model, SEPARATE));
                var program = TrainingProgram.load(file);
                var batch = new TokenBatch(2, 4, TinyModels.CONTEXT + 1)) {
            for (int step = 0; step < 10; step++) {
                TinyModels.fill(batch, step);

                float expected = expecting.step(batch, 1e-2).loss();

                assertThat(program.step(batch, 1e-2).loss()).isCloseTo(expected, within(tolerance));
            }
        }
    }

    @Test
    void modelsOfLabelledSequencesHaveNoPackedDocuments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainingProgram.create(folder.resolve("t5.pt"), TinyModels.plainT5(), SEPARATE, 1))
                .withMessageContaining("documents");
    }

    private Path create(LanguageModel model, TrainingSettings settings) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, model, settings, 1);
        return file;
    }

    private static float[] logits(TrainingProgram program, int[]... documents) {
        int[] tokens = Stream.of(documents).flatMapToInt(Arrays::stream).toArray();
        try (var batch = new TokenBatch(1, 1, tokens.length)) {
            for (int position = 0; position < tokens.length; position++) {
                batch.set(0, position, tokens[position]);
            }
            FloatBuffer logits = program.logits(batch); // [1, time, vocabulary]
            var values = new float[logits.remaining()];
            logits.get(values);
            return values;
        }
    }

    private static void assertClose(float[] actual, int from, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[from + i]).isCloseTo(expected[i], within(1e-5f));
        }
    }
}
