package dev.athanor.transformer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingMemoryTest {

    private static final int LAYERS = 4;
    private static final int WIDTH = 256;
    private static final int BATCH = 32;
    private static final int TIME = 256;
    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(512, TIME, LAYERS, 4, WIDTH, 0, true));

    /** In a process of its own, whose peak is that of the steps and whose allocator gives back what is freed. */
    @ParameterizedTest
    @CsvSource({"FP32, KEPT", "FP32, RECOMPUTED", "BF16, KEPT", "BF16, RECOMPUTED"})
    void predictionIsWhatAProcessNeeds(Precision precision, Activations activations) throws Exception {
        TrainingMemory predicted = TrainingMemory.of(MODEL, settings(precision, activations), 1, BATCH, TIME);

        long measured = measure(precision, activations);

        assertThat((double) measured / predicted.peak()).isCloseTo(1, within(0.15));
    }

    @Test
    void weightsMomentsAndGradientsAreCountedForWhatIsTrained() {
        var settings = settings(Precision.FP32, Activations.KEPT);
        long parameters = MODEL.cost(1, TIME).parameters();

        TrainingMemory all = TrainingMemory.of(MODEL, settings, 2, 1, TIME);
        TrainingMemory some =
                TrainingMemory.of(MODEL, settings.with(new ParameterRules(List.of("transformer.h.*"), 1)), 1, 1, TIME);

        assertThat(all.weights()).isEqualTo(4 * parameters);
        assertThat(all.moments()).isEqualTo(8 * parameters);
        assertThat(all.gradients()).isEqualTo(8 * parameters);
        assertThat(some.weights()).isEqualTo(4 * parameters);
        assertThat(some.gradients()).isLessThan(parameters);
    }

    private static TrainingSettings settings(Precision precision, Activations activations) {
        return TinyModels.settings(precision).with(activations);
    }

    private static long measure(Precision precision, Activations activations) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Steps.class.getName(),
                precision.name(),
                activations.name());
        command.environment().put("MALLOC_MMAP_THRESHOLD_", "65536");
        var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(answer).isZero();
        return Long.parseLong(answer.strip().lines().toList().getLast());
    }

    /** Trains for a few steps and prints the bytes by which its memory grew at most. */
    static final class Steps {

        private static final Path STATUS = Path.of("/proc/self/status");

        private Steps() {}

        public static void main(String[] arguments) throws IOException {
            Libtorch.setThreads(1);
            var settings = settings(Precision.valueOf(arguments[0]), Activations.valueOf(arguments[1]));
            steps(TinyModels.gpt2(0, true), settings, 1, TinyModels.CONTEXT); // loads libtorch
            System.gc();
            long before = bytes("VmRSS");
            Files.writeString(Path.of("/proc/self/clear_refs"), "5"); // forgets the peak so far
            steps(MODEL, settings, BATCH, TIME);
            System.out.println(bytes("VmHWM") - before);
        }

        private static void steps(Gpt2 model, TrainingSettings settings, int batch, int time) throws IOException {
            Path file = Files.createTempFile("memory", ".pt");
            TrainingProgram.create(file, model, settings, 1);
            try (var program = TrainingProgram.load(file);
                    var tokens = new TokenBatch(1, batch, time + 1)) {
                for (int step = 0; step < 2; step++) {
                    program.step(tokens, 1e-3);
                }
            } finally {
                Files.delete(file);
            }
        }

        private static long bytes(String key) throws IOException {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
