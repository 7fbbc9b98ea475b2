package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts resident memory, which is where a forgotten native tensor would show. Reads {@code /proc}, so it is for Linux. */
class NativeMemoryTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @BeforeAll
    static void oneThreadIsFastestForTinyModels() {
        Libtorch.setThreads(1);
    }

    @Test
    void thousandsOfStepsEvaluationsAndSavesLeaveNoNativeMemoryBehind() throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, TinyModels.gpt2(0.1, true), TinyModels.settings(Precision.FP32), 1);
        try (var program = TrainingProgram.load(file);
                var batch = new TokenBatch(2, 8, TinyModels.CONTEXT + 1);
                var window = new TokenBatch(1, 8, TinyModels.CONTEXT)) {
            TinyModels.fill(batch, 1);
            use(program, batch, window, 500);

            long before = residentBytes();
            use(program, batch, window, 2000);

            // Every step that kept its gradients would add 60 kB, every forward pass its activations.
            assertThat(residentBytes() - before).isLessThan(24 * MEBIBYTE);
        }
    }

    @Test
    void loadedAndClosedProgramsLeaveNoNativeMemoryBehind() throws IOException {
        Path file = folder.resolve("program.pt");
        TrainingProgram.create(file, TinyModels.gpt2(0.1, true), TinyModels.settings(Precision.FP32), 1);
        load(file, 50);

        long before = residentBytes();
        load(file, 200);

        // A program and its state are about 300 kB.
        assertThat(residentBytes() - before).isLessThan(24 * MEBIBYTE);
    }

    private void use(TrainingProgram program, TokenBatch batch, TokenBatch window, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            program.step(batch, 1e-3);
            program.evaluate(batch);
            program.logits(window);
            if (i % 100 == 0) {
                program.save(folder.resolve("saved.pt"));
            }
        }
    }

    private static void load(Path file, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            TrainingProgram.load(file).close();
        }
    }

    private static long residentBytes() throws IOException {
        System.gc();
        String statm = Files.readString(Path.of("/proc/self/statm"));
        return Long.parseLong(statm.split(" ", -1)[1]) * 4096;
    }
}
