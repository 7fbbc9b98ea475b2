package dev.athanor.transformer.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.transformer.model.Gpt2;
import dev.athanor.transformer.model.Gpt2Config;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Counts leaks by the process's resident memory, which Linux alone tells in a file. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
class NativeMemoryTest {

    private static final int VOCABULARY = 4096;
    private static final Gpt2 MODEL = new Gpt2(new Gpt2Config(VOCABULARY, 64, 2, 2, 16, 0.0, true));
    private static final byte[] CACHED = OnnxFile.toBytes(OnnxProgram.withCache(MODEL), RandomWeights.of(MODEL, 3));
    private static final long MEGABYTE = 1L << 20;

    @Test
    void stepsAndPromptsLeaveNoMemoryBehind() throws IOException {
        try (CachedModel model = CachedModel.open(CACHED, 4, 1)) {
            serve(model, 300);
            long before = nativeMemory();

            serve(model, 4000);

            assertThat(nativeMemory() - before).isLessThan(5 * MEGABYTE);
        }
    }

    @Test
    void closedModelsLeaveNoMemoryBehind() throws IOException {
        openAndClose(20);
        long before = nativeMemory();

        openAndClose(100);

        assertThat(nativeMemory() - before).isLessThan(20 * MEGABYTE);
    }

    /** A leaked result of one prompt is a megabyte, a leaked tensor over memory of ours some 250 bytes. */
    private static void serve(CachedModel model, int rounds) {
        int[] prompt = new int[60];
        for (int round = 0; round < rounds; round++) {
            try (CachedSequence first = model.prefill(prompt);
                    CachedSequence second = model.prefill(1, 2, 3)) {
                Map<CachedSequence, Integer> next = new HashMap<>(Map.of(first, 1, second, 2));
                for (int step = 0; step < 4; step++) {
                    model.decode(next);
                }
            }
        }
    }

    private static void openAndClose(int times) {
        for (int i = 0; i < times; i++) {
            try (CachedModel model = CachedModel.open(CACHED, 4, 1);
                    OnnxModel plain = OnnxModel.open(CACHED, 1)) {
                serve(model, 1);
                plain.logits(new int[8]);
            }
        }
    }

    /** Resident memory that is not Java's heap. */
    private static long nativeMemory() throws IOException {
        System.gc();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        long kilobytes = Long.parseLong(resident.replaceAll("\\D", ""));
        return kilobytes * 1024
                - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    }
}
