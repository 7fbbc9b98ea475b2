package dev.athanor.trainer.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {

    @TempDir
    private Path folder;

    @Test
    void residentMemoryIsReadInBytes() throws Exception {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmRSS:\t  123456 kB\nThreads:\t30\n");

        assertThat(new ProcessMemory(status).residentBytes()).hasValue(123_456L * 1024);
    }

    @Test
    void systemWithoutTheFileHasNoReading() {
        assertThat(new ProcessMemory(folder.resolve("nowhere")).residentBytes()).isEmpty();
    }

    @Test
    void heapIsPartOfTheMachinesReadings() {
        assertThat(Machine.here().readings())
                .containsKey("system/heap_memory_bytes")
                .allSatisfy((name, value) -> assertThat(value).isNotNegative());
    }
}
