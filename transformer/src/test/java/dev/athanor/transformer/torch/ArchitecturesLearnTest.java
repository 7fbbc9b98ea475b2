package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.athanor.transformer.model.LanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture trains in every precision. */
class ArchitecturesLearnTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    static Stream<Arguments> languageModels() {
        return Stream.of(Precision.values())
                .flatMap(precision -> Stream.of(
                        arguments(precision, TinyModels.gpt2(0, true)),
                        arguments(precision, TinyModels.llama(true)),
                        arguments(precision, TinyModels.llama(false))));
    }

    @ParameterizedTest
    @MethodSource("languageModels")
    void languageModelLearnsABatchByHeart(Precision precision, LanguageModel model) throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, model, TinyModels.settings(precision), 1);
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(1, 4, TinyModels.CONTEXT + 1)) {
            TinyModels.fill(batch, 1);

            for (int step = 0; step < 300; step++) {
                program.step(batch, 1e-2);
            }

            // Only the first tokens of a sequence, which several sequences may share, stay uncertain.
            assertThat(program.evaluate(batch).loss()).isLessThan(0.3f);
        }
    }
}
